package io.porttokenvending.documentation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.mcp.AgentClient;
import io.porttokenvending.mcp.ClientConfig;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page about agents has each agent with the path of its file. */
class AgentsPageTest {
  @ParameterizedTest
  @EnumSource
  void agent_hasItsRow(AgentClient client) throws IOException {
    String row = "| `" + client.id() + "` | `" + new ClientConfig(client, "").path() + "` |";
    Path page = Page.TOP.resolve("function/docs/agents.md");
    assertTrue(Page.read(page).text().contains(row), row);
  }
}
