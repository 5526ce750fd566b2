package io.porttokenvending.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Terraform module follows the template, whose names it writes in snake case. */
class TerraformTest {
  private static final Path MODULE = Template.FILE.resolveSibling("terraform");
  private static final Pattern VARIABLE = Pattern.compile("(?m)^variable \"(\\w+)\" \\{$");
  private static final Map<String, String> TYPES =
      Map.of("String", "string", "Number", "number", "CommaDelimitedList", "list(string)");

  @Test
  void variables_areTheTemplatesParameters() throws IOException {
    StringBuilder expected = new StringBuilder();
    for (var parameter : parameters().entrySet()) {
      expected.append("\nvariable \"").append(snakeCase(parameter.getKey())).append("\" {\n");
      expected.append("  description = ").append(description(parameter.getValue())).append('\n');
      expected.append("  type        = ").append(type(parameter.getValue())).append('\n');
      if (parameter.getValue().members().containsKey("Default")) {
        expected.append("  default     = null\n");
      }
      expected.append("}\n");
    }
    assertEquals(expected.toString(), after(" is domain_name.\n", read("variables.tf")));
  }

  @Test
  void parameters_getTheVariablesOfTheirNames() throws IOException {
    int longest = parameters().keySet().stream().mapToInt(String::length).max().orElseThrow();
    StringBuilder expected = new StringBuilder();
    for (var parameter : parameters().entrySet()) {
      String name = parameter.getKey();
      String variable = "var." + snakeCase(name);
      boolean list = type(parameter.getValue()).startsWith("list");
      expected.append("    ").append(name).append(" ".repeat(longest - name.length()));
      expected.append(" = ").append(list ? "join(\",\", " + variable + ")" : variable).append('\n');
    }
    assertEquals(expected + "  }\n}\n", after("\n  parameters = {\n", read("main.tf")));
  }

  /** An output with a condition is absent from some stacks. */
  @Test
  void outputs_areTheTemplatesOutputs() throws IOException {
    String all = "aws_cloudformation_stack.this.outputs";
    List<String> expected = new ArrayList<>();
    for (var output : Template.read().at("Outputs").members().entrySet()) {
      String name = '"' + output.getKey() + '"';
      boolean always = !output.getValue().members().containsKey("Condition");
      expected.add(
          """
          output "%s" {
            description = %s
            value       = %s
          }
          """
              .formatted(
                  snakeCase(output.getKey()),
                  description(output.getValue()),
                  always ? all + "[" + name + "]" : "lookup(" + all + ", " + name + ", null)"));
    }
    assertEquals(String.join("\n", expected), read("outputs.tf"));
  }

  @Test
  void ownVariables_areDescribedAndNamedUnlikeParameters() throws IOException {
    String text = read("variables.tf");
    List<String> names = VARIABLE.matcher(text).results().map(name -> name.group(1)).toList();
    assertEquals(names.size(), new TreeSet<>(names).size(), "a name is used twice");
    String page = Files.readString(MODULE.resolve("README.md"), UTF_8);
    List<String> own = names.subList(0, names.size() - parameters().size());
    assertFalse(own.isEmpty());
    own.forEach(name -> assertEquals(2, page.split("\\| `" + name + "` \\|", -1).length, name));
  }

  /** With a second match, CloudFormation would get a local path or the wrong archive. */
  @Test
  void replacedPaths_areInTheTemplateExactlyOnce() throws IOException {
    String template = Files.readString(Template.FILE, UTF_8);
    List<MatchResult> paths =
        Pattern.compile("regex\\(\"(\\w+: )\\(\\\\\\\\S\\+\\)\", local\\.template\\)\\[0]")
            .matcher(read("main.tf"))
            .results()
            .toList();
    assertEquals(
        List.of("CodeUri: ", "ContentUri: "), paths.stream().map(path -> path.group(1)).toList());
    for (MatchResult path : paths) {
      List<MatchResult> found =
          Pattern.compile(path.group(1) + "\\S+").matcher(template).results().toList();
      assertEquals(1, found.size(), path.group(1));
      assertEquals('\n', template.charAt(found.getFirst().end()), "the replaced text ends a line");
    }
  }

  private static Map<String, Template> parameters() throws IOException {
    return Template.read().at("Parameters").members();
  }

  private static String type(Template parameter) {
    String type = TYPES.get(parameter.at("Type").text());
    if (type == null) {
      throw new AssertionError("no Terraform type for " + parameter.at("Type").text());
    }
    return type;
  }

  /** A value of the type list is not separated by commas. */
  private static String description(Template part) {
    String text = part.at("Description").text().strip();
    boolean list = part.members().containsKey("Type") && type(part).startsWith("list");
    String described = list ? text.replaceFirst("^Comma-separated ", "") : text;
    return '"' + described.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String snakeCase(String name) {
    return name.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static String after(String start, String text) {
    return text.substring(text.indexOf(start) + start.length());
  }

  private static String read(String file) throws IOException {
    return Files.readString(MODULE.resolve(file), UTF_8);
  }
}
