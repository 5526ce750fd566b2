package io.porttokenvending.aws;

import io.porttokenvending.aws.RowWrite.Failed;
import io.porttokenvending.aws.RowWrite.Taken;
import io.porttokenvending.aws.RowWrite.Written;
import io.porttokenvending.exchange.ReplayGuard;
import io.porttokenvending.exchange.ReplayOutcome;
import io.porttokenvending.exchange.TokenUse;
import io.porttokenvending.timing.Deadline;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * The used tokens, as rows of a DynamoDB table. One conditional write both asks and answers, so
 * that nothing can come between; what is in doubt is not a first use.
 */
public final class ReplayTable implements ReplayGuard {
  private static final int MOST_RETRIES = 2;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  /** A write that is given less would mostly be broken off, and might use the token up unseen. */
  private static final Duration SHORTEST_WRITE = Duration.ofMillis(500);

  private final String table;
  private final DynamoDbWriter writer;
  private final RandomGenerator random;

  private ReplayTable(String table, DynamoDbWriter writer, RandomGenerator random) {
    this.table = table;
    this.writer = writer;
    this.random = random;
  }

  /**
   * A guard that has asked nothing yet.
   *
   * @param table its name or ARN; with partition key {@code id} (S) and TTL attribute {@code
   *     expires_at}
   * @param endpoint in place of the region's own
   * @param clock what signatures are dated by
   * @param random spreads the pauses before retries
   */
  public static ReplayTable create(
      String table,
      String region,
      Optional<URI> endpoint,
      AwsCredentialsProvider credentials,
      InstantSource clock,
      RandomGenerator random) {
    DynamoDbCall call = new DynamoDbCall(address(region, endpoint), region, clock);
    return new ReplayTable(table, new DynamoDbWriter(call, credentials), random);
  }

  /**
   * Where the table is asked.
   *
   * @param endpoint in place of the region's own
   */
  public static URI address(String region, Optional<URI> endpoint) {
    return endpoint.orElseGet(() -> ServiceEndpoint.of("dynamodb", region));
  }

  @Override
  public ReplayOutcome firstUse(TokenUse use, Deadline deadline) {
    return switch (write(ReplayRow.of(use).putItem(table), deadline)) {
      case Written() -> ReplayOutcome.FIRST;
      // An answer that was lost makes the retry meet its own row.
      case Taken(Optional<String> requestId) ->
          requestId.equals(Optional.of(use.requestId()))
              ? ReplayOutcome.FIRST
              : ReplayOutcome.REPLAYED;
      case Failed _ -> ReplayOutcome.UNAVAILABLE;
    };
  }

  private RowWrite write(byte[] putItem, Deadline deadline) {
    RowWrite write = new Failed(true);
    for (int retry = 0; retry <= MOST_RETRIES; retry++) {
      Duration pause = retry == 0 ? Duration.ZERO : pauseBefore(retry);
      if (!fits(pause, deadline) || !paused(pause)) {
        return write;
      }
      write = writer.write(putItem, deadline);
      if (!(write instanceof Failed(boolean mayPass) && mayPass)) {
        return write;
      }
    }
    return write;
  }

  private Duration pauseBefore(int retry) {
    long longest = FIRST_PAUSE.multipliedBy(1L << (retry - 1)).toNanos();
    return Duration.ofNanos(random.nextLong(longest + 1));
  }

  private static boolean fits(Duration pause, Deadline deadline) {
    return pause.plus(SHORTEST_WRITE).compareTo(deadline.remaining()) <= 0;
  }

  private static boolean paused(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
