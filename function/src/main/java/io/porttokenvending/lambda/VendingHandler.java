package io.porttokenvending.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.porttokenvending.api.VendingEndpoint;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The handler of the Lambda function. */
public final class VendingHandler implements RequestStreamHandler {
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);

  /** Reserved for writing the audit line and the response. */
  private static final Duration FOR_ANSWERING = Duration.ofMillis(500);

  private final VendingEndpoint endpoint;

  /** Starts from the process's environment, primed for the first request. */
  public VendingHandler() {
    this(PrimedStart.of(System.getenv(), InstantSource.system(), VendingHandler::toStandardOutput));
  }

  /** Starts from these variables, and fetches nothing in advance. */
  public VendingHandler(Map<String, String> environment) {
    this(Assembly.of(environment, InstantSource.system(), VendingHandler::toStandardOutput));
  }

  VendingHandler(VendingEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(FOR_ANSWERING);
    Deadline deadline = Deadline.in(left).within(LONGEST_REQUEST);
    byte[] bytes = event.readAllBytes();
    endpoint.answer(bytes, context.getAwsRequestId(), deadline).writeTo(answer);
  }

  /** One write per line, because the runtime makes a log record of each. */
  static void toStandardOutput(String line) {
    byte[] bytes = (line + "\n").getBytes(UTF_8);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }
}
