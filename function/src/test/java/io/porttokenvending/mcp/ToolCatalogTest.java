package io.porttokenvending.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.mcp.ToolCatalog.ToolClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolCatalogTest {
  private static final ToolCatalog PORT = ToolCatalog.port();

  @ParameterizedTest
  @CsvSource({
    "list_entities, READS",
    "get_entities, READS",
    "run_action, RUNS",
    "trigger_run, RUNS",
    "upsert_entity, WRITES",
    "delete_entity, DESTROYS"
  })
  void tool_known_hasItsClass(String tool, ToolClass expected) {
    assertEquals(Optional.of(expected), PORT.classOf(tool));
  }

  @Test
  void tool_unknown_hasNoClass() {
    assertEquals(Optional.empty(), PORT.classOf("list_everything"));
    assertEquals(Optional.empty(), PORT.classOf("List_Entities"));
  }

  @Test
  void oldName_addsCurrentName_butNotTheReverse() {
    assertEquals(
        List.of("get_entities", "list_entities", "list_blueprints", "of_another_server"),
        PORT.withCurrentNames(
            List.of("get_entities", "list_blueprints", "list_entities", "of_another_server")));
    assertEquals(List.of("list_entities"), PORT.withCurrentNames(List.of("list_entities")));
  }

  @Test
  void rename_keepsClassAndHasOneStep() {
    Set<String> names = PORT.names();
    for (String name : names) {
      Optional<String> today = PORT.renamed(name);
      today.ifPresent(spelling -> {
        assertEquals(PORT.classOf(name), PORT.classOf(spelling), name);
        assertEquals(Optional.empty(), PORT.renamed(spelling), spelling);
      });
    }
  }

  @Test
  void names_areUnique() throws IOException {
    Path file = Path.of("src/main/resources/io/porttokenvending/mcp/port-tools.yaml");
    Set<String> seen = new HashSet<>();
    for (String line : Files.readAllLines(file, UTF_8)) {
      if (line.startsWith("  - ")) {
        assertTrue(seen.add(line), line);
      }
    }
    assertEquals(PORT.names().size(), seen.size());
  }
}
