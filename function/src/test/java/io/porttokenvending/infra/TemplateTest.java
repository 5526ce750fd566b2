package io.porttokenvending.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The deployment template matches the function. */
class TemplateTest {
  private static final List<String> FUNCTION =
      List.of("Resources", "VendingFunction", "Properties");

  /** Properties that Lambda, or SAM, keeps outside of versions. */
  private static final Set<String> OF_NO_VERSION =
      Set.of("ReservedConcurrentExecutions", "DeploymentPreference", "VersionDescription");

  private static final Path SETTINGS =
      Path.of("src/main/java/io/porttokenvending/config/SettingsReader.java");

  @Test
  void handler_exists() throws IOException, ReflectiveOperationException {
    String[] handler = function("Handler").text().split("::", -1);
    Class<?> type = Class.forName(handler[0]);
    assertTrue(RequestStreamHandler.class.isAssignableFrom(type));
    assertEquals("handleRequest", handler[1]);
    assertEquals(0, type.getConstructor().getParameterCount());
  }

  @Test
  void code_isTheArchiveThatTheBuildMakes() throws IOException {
    assertEquals("../function/target/function.zip", function("CodeUri").text());
  }

  /** The content of the layer's folder is below /opt, and every file in it is deployed. */
  @Test
  void layer_isTheFolderWithOnlyTheProfiles() throws IOException {
    String uri = Template.read().at("Resources", "PolicyLayer", "Properties", "ContentUri").text();
    Path layer = Template.FILE.resolveSibling(uri);
    List<String> found;
    try (Stream<Path> files = Files.walk(layer)) {
      found =
          files
              .filter(file -> !Files.isDirectory(file))
              .map(file -> layer.relativize(file).toString())
              .toList();
    }
    assertFalse(found.isEmpty());
    for (String file : found) {
      assertTrue(file.matches("policy/[a-z0-9][a-z0-9-]*\\.yaml"), file);
    }
  }

  @Test
  void runtime_equalsTheCompilersTarget() throws IOException {
    assertEquals("java" + Runtime.version().feature(), function("Runtime").text());
  }

  @Test
  void variables_areAllKnownToTheFunction() throws IOException {
    String settings = Files.readString(SETTINGS, UTF_8);
    for (String variable : function("Environment", "Variables").members().keySet()) {
      assertTrue(settings.contains('"' + variable + '"'), variable);
      assertFalse(variable.startsWith("ALLOW_INSECURE"), variable);
    }
  }

  @Test
  void variables_required_areSet() throws IOException {
    Set<String> set = function("Environment", "Variables").members().keySet();
    assertTrue(set.containsAll(Set.of("PUBLIC_URL", "REPLAY_TABLE")), set::toString);
  }

  /** Lambda allows 256 characters, and a version number of AppConfig is short. */
  @Test
  void versionDescription_isOnlyANumber() throws IOException {
    Template description = function("VersionDescription");
    assertEquals("!Sub", description.tag());
    assertEquals("settings ${SettingsVersion.VersionNumber}", description.text());
  }

  /**
   * With a parameter missing there, a change of it would not reach the alias; with one too many,
   * Lambda would reject a version that is like the one before.
   */
  @Test
  void settingsVersion_holdsExactlyWhatTheFunctionReads() throws IOException {
    Set<String> read = new TreeSet<>();
    for (var property : function().members().entrySet()) {
      if (!OF_NO_VERSION.contains(property.getKey())) {
        read.addAll(parameters(property.getValue()));
      }
    }
    Template content = Template.read().at("Resources", "SettingsVersion", "Properties", "Content");
    assertEquals(read, parameters(content));
    assertTrue(read.containsAll(Set.of("DomainName", "MemorySize", "SubnetIds")), read::toString);
  }

  /** SAM hashes the function's tags into the name of its version. */
  @Test
  void tags_areLeftToTheStack() throws IOException {
    for (var resource : Template.read().at("Resources").members().entrySet()) {
      Template properties = resource.getValue().at("Properties");
      assertFalse(properties.members().containsKey("Tags"), resource.getKey());
    }
    String settings = Files.readString(Path.of("..", "infra", "samconfig.toml"), UTF_8);
    assertTrue(settings.contains("\ntags = \"Application=port-token-vending\"\n"));
  }

  /** Those that a part depends on, also by its conditions and the variables of its texts. */
  private static Set<String> parameters(Template part) throws IOException {
    Set<String> found = new TreeSet<>();
    for (String scalar : part.scalars()) {
      Matcher variables = Pattern.compile("\\$\\{(\\w+)}").matcher("${" + scalar + "}" + scalar);
      variables.results().map(name -> name.group(1)).forEach(found::add);
    }
    Map<String, Template> conditions = Template.read().at("Conditions").members();
    for (String name : Set.copyOf(found)) {
      if (conditions.containsKey(name)) {
        found.addAll(parameters(conditions.get(name)));
      }
    }
    found.retainAll(Template.read().at("Parameters").members().keySet());
    return found;
  }

  @Test
  void outputs_ofTheTemplate_areDocumented() throws IOException {
    String page = Files.readString(Path.of("..", "infra", "docs", "deploy.md"), UTF_8);
    String table = page.substring(page.indexOf("| Output | "), page.indexOf("## Rights"));
    Set<String> outputs = Template.read().at("Outputs").members().keySet();
    Set<String> listed = new TreeSet<>();
    Pattern.compile("(?:^\\| |, )`(\\w+)`(?=,| \\|)", Pattern.MULTILINE)
        .matcher(table)
        .results()
        .forEach(name -> listed.add(name.group(1)));
    assertEquals(new TreeSet<>(outputs), listed);
    assertFalse(page.contains("TokenEndpoint"), "the address is the output TokenUrl");
  }

  @Test
  void parametersAndOutputs_nameNoSecret() throws IOException {
    for (String part : List.of("Parameters", "Outputs")) {
      for (String name : Template.read().at(part).members().keySet()) {
        assertFalse(name.toLowerCase(Locale.ROOT).contains("clientsecret"), name);
      }
    }
  }

  private static Template function(String... keys) throws IOException {
    List<String> path = new ArrayList<>(FUNCTION);
    path.addAll(List.of(keys));
    return Template.read().at(path.toArray(String[]::new));
  }
}
