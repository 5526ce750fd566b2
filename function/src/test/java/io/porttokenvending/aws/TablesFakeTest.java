package io.porttokenvending.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.FakeDynamoDb;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class TablesFakeTest {
  private static FakeDynamoDb fake;

  @BeforeAll
  static void start() throws IOException {
    fake = FakeDynamoDb.start();
  }

  @AfterAll
  static void stop() {
    fake.close();
  }

  @Nested
  class Replay extends ReplayTableContract {
    @Override
    TableBackEnd backEnd() {
      return new InMemory(fake);
    }
  }

  @Nested
  class Tokens extends TokenTableContract {
    @Override
    TableBackEnd backEnd() {
      return new InMemory(fake);
    }
  }

  private record InMemory(FakeDynamoDb fake) implements TableBackEnd {
    @Override
    public URI uri() {
      return fake.uri();
    }

    @Override
    public void createTable(String name) {
      fake.createTable(name);
    }

    @Override
    public List<JsonNode> rows(String table) {
      return fake.items(table);
    }
  }
}
