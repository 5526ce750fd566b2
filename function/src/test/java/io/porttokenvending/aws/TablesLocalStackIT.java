package io.porttokenvending.aws;

import io.porttokenvending.testing.LocalStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.porttokenvending.testing.LocalStack#canRun")
class TablesLocalStackIT {
  private static LocalStack localStack;
  private static AwsTables tables;

  @BeforeAll
  static void start() {
    localStack = LocalStack.start();
    tables = AwsTables.at(localStack.uri());
  }

  @AfterAll
  static void stop() {
    tables.close();
    localStack.close();
  }

  @Nested
  class Replay extends ReplayTableContract {
    @Override
    TableBackEnd backEnd() {
      return tables;
    }
  }

  @Nested
  class Tokens extends TokenTableContract {
    @Override
    TableBackEnd backEnd() {
      return tables;
    }
  }
}
