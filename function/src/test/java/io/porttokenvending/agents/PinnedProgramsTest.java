package io.porttokenvending.agents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of the agents is said of the versions that the profile runs. */
class PinnedProgramsTest {
  @Test
  void readme_namesEveryProgramWithItsVersion() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"), UTF_8);

    for (Map.Entry<String, JsonNode> program : pinned().properties()) {
      String name = "`" + program.getKey() + "@" + program.getValue().asText() + "`";
      assertTrue(readme.contains(name), name);
    }
  }

  @Test
  void bridge_isTheOneThatIsRendered() throws IOException {
    Path rendered = Path.of("src", "test", "resources", "clients", "mcp-remote.one.embedded.json");
    String name = "\"mcp-remote@" + pinned().path("mcp-remote").asText() + "\"";

    assertTrue(Files.readString(rendered, UTF_8).contains(name), name);
  }

  private static JsonNode pinned() throws IOException {
    String list = Files.readString(Programs.SOURCES.resolve("package.json"), UTF_8);
    return Answer.json(list).path("dependencies");
  }
}
