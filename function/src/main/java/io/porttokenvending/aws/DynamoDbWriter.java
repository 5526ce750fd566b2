package io.porttokenvending.aws;

import io.porttokenvending.aws.RowWrite.Failed;
import io.porttokenvending.http.BoundedHttpClient;
import io.porttokenvending.http.HttpLimits;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.timing.BoundedCall;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Writes once, within two seconds. */
final class DynamoDbWriter {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final HttpLimits LIMITS = new HttpLimits(LIMIT, LIMIT, 64 * 1024);

  private final DynamoDbCall call;
  private final AwsCredentialsProvider credentials;
  private final BoundedHttpClient http = new BoundedHttpClient(LIMITS);

  DynamoDbWriter(DynamoDbCall call, AwsCredentialsProvider credentials) {
    this.call = call;
    this.credentials = credentials;
  }

  RowWrite write(byte[] putItem, Deadline deadline) {
    Deadline end = deadline.within(LIMIT);
    AwsCredentials current;
    try {
      current =
          BoundedCall.run("aws-credentials", end.remaining(), credentials::resolveCredentials);
    } catch (TimeoutException e) {
      return new Failed(true);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      return new Failed(false);
    }
    return switch (http.send(call.putItem(putItem, current), end)) {
      case HttpOutcome.Answer answer -> PutItemAnswer.read(answer);
      case HttpOutcome.TooLarge(int status) -> new Failed(status >= 500);
      case HttpOutcome.NotConnected _,
          HttpOutcome.NoAnswer _,
          HttpOutcome.CutShort _,
          HttpOutcome.TimedOut _ ->
          new Failed(true);
    };
  }
}
