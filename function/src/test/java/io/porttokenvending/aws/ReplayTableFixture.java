package io.porttokenvending.aws;

import io.porttokenvending.exchange.ReplayOutcome;
import io.porttokenvending.exchange.TokenUse;
import io.porttokenvending.timing.Deadline;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** A replay table and a use of a token for the tests of this package. */
final class ReplayTableFixture {
  static final String TABLE = "used-tokens";
  static final TokenUse USE =
      new TokenUse(
          "https://token.actions.githubusercontent.com",
          "8b2c3a0e-5d1f-4c7e-9f60-1a2b3c4d5e6f",
          Instant.parse("2026-11-20T12:10:00Z"));

  private ReplayTableFixture() {}

  static ReplayTable guard(URI endpoint, String table, AwsCredentialsProvider credentials) {
    return new ReplayTable(
        TestCredentials.clients(credentials).dynamoDb(Optional.of(endpoint)),
        table,
        new SecureRandom());
  }

  static ReplayOutcome consume(URI endpoint, Duration deadline) {
    return guard(endpoint, TABLE, TestCredentials.CREDENTIALS).consume(USE, Deadline.in(deadline));
  }
}
