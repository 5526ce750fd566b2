package io.porttokenvending.aws;

import io.porttokenvending.exchange.ReplayOutcome;
import io.porttokenvending.exchange.TokenUse;
import io.porttokenvending.timing.Deadline;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Guards and uses as the tests of this package make them. */
final class Guards {
  static final String TABLE = "used-tokens";
  static final TokenUse USE =
      new TokenUse(
          "https://token.actions.githubusercontent.com",
          "8b2c3a0e-5d1f-4c7e-9f60-1a2b3c4d5e6f",
          Instant.parse("2026-11-20T12:10:00Z"),
          "request-1");

  private Guards() {}

  static ReplayTable guard(URI endpoint, String table, AwsCredentialsProvider credentials) {
    return ReplayTable.create(
        table,
        Signing.REGION,
        Optional.of(endpoint),
        credentials,
        InstantSource.system(),
        new SplittableRandom());
  }

  static ReplayOutcome firstUse(URI endpoint, Duration deadline) {
    return guard(endpoint, TABLE, Signing.CREDENTIALS).firstUse(USE, Deadline.in(deadline));
  }
}
