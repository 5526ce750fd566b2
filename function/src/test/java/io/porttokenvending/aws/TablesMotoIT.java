package io.porttokenvending.aws;

import io.porttokenvending.testing.MotoServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.porttokenvending.testing.MotoServer#isInstalled")
class TablesMotoIT {
  private static MotoServer moto;
  private static AwsTables tables;

  @BeforeAll
  static void start() throws Exception {
    moto = MotoServer.start();
    tables = AwsTables.at(moto.uri());
  }

  @AfterAll
  static void stop() {
    tables.close();
    moto.close();
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
