package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages, examples, action, template and local run name one address in one way. */
class DocumentedAddressTest {
  private static final String ORIGIN = "https?://[a-z0-9.-]+(:[0-9]+)?";
  private static final String VARIABLE = "${{ vars.PORT_TOKEN_URL }}";

  @Test
  void address_everywhere_isOneVariable() throws IOException {
    Set<String> names =
        found("\\b(?:[A-Z]+_)*TOKEN_(?:URL|URI|ENDPOINT|HOST|ADDRESS)\\b|\\bvars\\.(?!AWS_)\\w+");

    assertEquals(Set.of("PORT_TOKEN_URL", "vars.PORT_TOKEN_URL"), names);
  }

  @Test
  void address_whereverItIsSet_hasNoPath() throws IOException {
    Set<String> values = found("PORT_TOKEN_URL(?:=|: )['\"]?(http[^\\s'\"]*)");

    assertFalse(values.isEmpty());
    values.forEach(value -> assertTrue(value.matches(ORIGIN), value));
  }

  @Test
  void inputUrl_ofTheAction_isTheVariableOrAnAddressWithoutPath() throws IOException {
    Set<String> values =
        found("infra/github/action@[^\\n]*\\n(?:[^\\n]*\\n){1,2}? +url: ([^\\n]*)");

    assertTrue(values.contains(VARIABLE), values::toString);
    values.stream()
        .filter(value -> !value.equals(VARIABLE))
        .forEach(value -> assertTrue(value.matches(ORIGIN), value));
  }

  @Test
  void path_ofARequest_isAppendedToTheAddress() throws IOException {
    Set<String> before = found("([\\w$.:/{}-]*?)/v1/(?:token|mcp-config|explain)\\b");

    assertEquals(Set.of("", "$PORT_TOKEN_URL", "$url"), before);
  }

  /** The shared workflow's address is fixed, so that no caller can replace it. */
  @Test
  void examples_ownJobs_readTheVariable() throws IOException {
    for (Path example : files("infra/github/examples")) {
      boolean fixed = example.endsWith("shared-workflow.yml");
      assertEquals(!fixed, Files.readString(example, UTF_8).contains(VARIABLE), example::toString);
    }
  }

  @Test
  void output_ofTheTemplate_isDocumentedWithTheVariable() throws IOException {
    for (String page : List.of("infra/docs/deploy.md", "infra/template.yaml")) {
      String text = Files.readString(Step.TOP.resolve(page), UTF_8);
      assertTrue(text.contains("TokenUrl") && text.contains("PORT_TOKEN_URL"), page);
      assertTrue(text.contains("without a path"), page);
    }
  }

  /** The first group of each match, or the whole match, in all texts. */
  private static Set<String> found(String pattern) throws IOException {
    Set<String> found = new HashSet<>();
    Pattern compiled = Pattern.compile(pattern);
    for (String text : texts().values()) {
      compiled.matcher(text).results().forEach(match -> found.add(match.group(match.groupCount())));
    }
    return found;
  }

  private static Map<Path, String> texts() throws IOException {
    List<Path> files = new ArrayList<>(List.of(Step.TOP.resolve("README.md")));
    for (String place :
        List.of("events/README.md", "infra", "function/docs", "function/src/simulation")) {
      files.addAll(files(place));
    }
    files.add(Step.TOP.resolve("function/README.md"));
    Map<Path, String> texts = new TreeMap<>();
    for (Path file : files) {
      if (file.toString().matches(".*\\.(md|yml|yaml|sh|toml|java|html|js)")) {
        texts.put(file, Files.readString(file, UTF_8));
      }
    }
    return texts;
  }

  private static List<Path> files(String place) throws IOException {
    try (Stream<Path> files = Files.walk(Step.TOP.resolve(place))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
