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

/** Handler of the Lambda function. */
public final class VendingHandler implements RequestStreamHandler {
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(10);

  /** Reserved for writing the audit line and the response. */
  private static final Duration RESPONSE_TIME = Duration.ofMillis(500);

  private final VendingEndpoint endpoint;

  /** Reads the process's environment and prepares for the first request. */
  public VendingHandler() {
    this(PrimedStart.of(System.getenv(), InstantSource.system(), VendingHandler::toStandardOutput));
  }

  /** Reads these variables and fetches nothing in advance. */
  public VendingHandler(Map<String, String> environment) {
    this(Assembly.of(environment, InstantSource.system(), VendingHandler::toStandardOutput));
  }

  VendingHandler(VendingEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESPONSE_TIME);
    Deadline deadline = Deadline.in(left).within(LONGEST_REQUEST);
    byte[] bytes = event.readAllBytes();
    endpoint.answer(bytes, context.getAwsRequestId(), deadline).writeTo(answer);
  }

  /** Writes a line at once, because the runtime makes a log record of each write. */
  static void toStandardOutput(String line) {
    byte[] bytes = (line + "\n").getBytes(UTF_8);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }
}
