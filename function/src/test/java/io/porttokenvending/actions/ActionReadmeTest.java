package io.porttokenvending.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The tables of the action's page are those of {@code action.yml}. */
class ActionReadmeTest {
  private static final String FOLDER = "infra/github/action/";

  @Test
  void inputs_areThoseOfTheAction() throws IOException {
    List<String> rows = new ArrayList<>();
    members("inputs")
        .forEach((name, node) -> {
          Map<?, ?> input = Step.map(node);
          boolean required = Boolean.TRUE.equals(input.get("required"));
          Object value = input.get("default");
          String given = value == null || value.equals("") ? "" : "`" + value + "`";
          rows.add(row("`" + name + "`", required ? "yes" : "no", given, description(input)));
        });
    assertEquals(rows, table("## Inputs"));
  }

  @Test
  void outputs_areThoseOfTheAction() throws IOException {
    List<String> rows = new ArrayList<>();
    members("outputs")
        .forEach((name, output) -> rows.add(row("`" + name + "`", description(Step.map(output)))));
    assertEquals(rows, table("## Outputs"));
  }

  private static Map<?, ?> members(String key) throws IOException {
    return Step.map(Step.map(Step.yaml(Step.read(FOLDER + "action.yml"))).get(key));
  }

  private static String description(Map<?, ?> member) {
    return String.valueOf(member.get("description"));
  }

  private static String row(String... cells) {
    return ("| " + String.join(" | ", cells) + " |").replace("|  |", "| |");
  }

  /** The rows of the table below a heading, without its head. */
  private static List<String> table(String heading) throws IOException {
    return Step.read(FOLDER + "README.md")
        .lines()
        .dropWhile(line -> !line.equals(heading))
        .skip(1)
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .toList();
  }
}
