package io.porttokenvending.agents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation of the agents names the versions that the profile runs. */
class PinnedProgramsTest {
  @Test
  void page_namesEveryProgramWithItsVersion() throws IOException {
    String page = Files.readString(Path.of("docs", "agents.md"), UTF_8);

    for (Map.Entry<String, JsonNode> program : pinned().properties()) {
      String name = "`" + program.getKey() + "@" + program.getValue().asText() + "`";
      assertTrue(page.contains(name), name);
    }
  }

  @Test
  void examples_runTheProgramsInTheseVersions() throws IOException {
    Pattern program = Pattern.compile("npx --yes (\\S+)@(\\S+)");
    List<String> wrong = new ArrayList<>();
    int found = 0;
    try (Stream<Path> files = Files.walk(Path.of("..", "infra", "github"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yml")).toList()) {
        Matcher run = program.matcher(Files.readString(file, UTF_8));
        while (run.find()) {
          found++;
          if (!pinned().path(run.group(1)).asText().equals(run.group(2))) {
            wrong.add(file + ": " + run.group());
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(found > 0, "the examples name no program");
  }

  @Test
  void bridge_equalsTheRenderedOne() throws IOException {
    Path rendered = Path.of("src", "test", "resources", "clients", "mcp-remote.txt");
    String name = "\"mcp-remote@" + pinned().path("mcp-remote").asText() + "\"";

    assertTrue(Files.readString(rendered, UTF_8).contains(name), name);
  }

  private static JsonNode pinned() throws IOException {
    String list = Files.readString(Programs.SOURCES.resolve("package.json"), UTF_8);
    return Answer.json(list).path("dependencies");
  }
}
