package io.porttokenvending.aws;

import io.porttokenvending.exchange.ReplayOutcome;
import io.porttokenvending.exchange.TokenUse;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.timing.Deadline;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** A replay table and a use of a token for the tests of this package. */
abstract class ReplayTableFixture {
  static final String TABLE = "used-tokens";
  static final TokenUse USE =
      new TokenUse(
          "https://token.actions.githubusercontent.com",
          "8b2c3a0e-5d1f-4c7e-9f60-1a2b3c4d5e6f",
          Instant.parse("2026-11-20T12:10:00Z"));

  FakeDynamoDb fake;

  @BeforeEach
  final void start() throws IOException {
    fake = FakeDynamoDb.start();
    fake.createTable(TABLE);
  }

  @AfterEach
  final void stop() {
    fake.close();
  }

  static ReplayTable guard(URI endpoint, String table, AwsCredentialsProvider credentials) {
    return new ReplayTable(
        TestCredentials.clients(credentials).dynamoDb(Optional.of(endpoint)),
        table,
        new SecureRandom());
  }

  static ReplayOutcome check(URI endpoint, Duration deadline) {
    return guard(endpoint, TABLE, TestCredentials.CREDENTIALS).check(USE, Deadline.in(deadline));
  }

  static ReplayOutcome consume(URI endpoint, Duration deadline) {
    return guard(endpoint, TABLE, TestCredentials.CREDENTIALS).consume(USE, Deadline.in(deadline));
  }
}
