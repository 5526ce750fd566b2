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
import org.junit.jupiter.api.Test;

/** What the deployment template says of the function is so. */
class TemplateTest {
  private static final List<String> FUNCTION =
      List.of("Resources", "VendingFunction", "Properties");
  private static final Path SETTINGS =
      Path.of("src/main/java/io/porttokenvending/lambda/SettingsReader.java");

  @Test
  void handler_existsAndIsOne() throws IOException, ReflectiveOperationException {
    String[] handler = function("Handler").text().split("::", -1);
    Class<?> type = Class.forName(handler[0]);
    assertTrue(RequestStreamHandler.class.isAssignableFrom(type));
    assertEquals("handleRequest", handler[1]);
    assertEquals(0, type.getConstructor().getParameterCount());
  }

  @Test
  void archives_areTheOnesThatTheBuildMakes() throws IOException {
    assertEquals("../function/target/function.zip", function("CodeUri").text());
    assertEquals(
        "../function/target/policy.zip",
        Template.read().at("Resources", "PolicyLayer", "Properties", "ContentUri").text());
  }

  @Test
  void runtime_isTheOneThatTheCodeIsCompiledFor() throws IOException {
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
  void variables_thatAreRequired_areAllSet() throws IOException {
    Set<String> set = function("Environment", "Variables").members().keySet();
    assertTrue(set.containsAll(Set.of("TOKEN_AUDIENCE", "REPLAY_TABLE")), set::toString);
  }

  /** Lambda refuses a version whose description is longer than 256 characters. */
  @Test
  void roomForSettings_inTheVersionsDescription_isAsTheReadmeSays() throws IOException {
    List<String> parts = List.of(function("VersionDescription").text().split("\\|", -1));
    Map<String, Integer> bounded =
        Map.of(
            "${MemorySize}", "3008".length(),
            "${ReplayProtection}", "off".length(),
            "${CredentialsTtl}", "999m".length(),
            "${MaxTokenAge}", "999m".length(),
            "${ClockSkew}", "60s".length(),
            "${SnapStart}", "off".length());
    int taken = parts.size() - 1;
    Set<String> free = new TreeSet<>();
    for (String part : parts) {
      Integer length = bounded.get(part);
      if (length == null) {
        free.add(part.substring(2, part.length() - 1));
      } else {
        taken += length;
      }
    }
    assertEquals(
        Set.of(
            "TokenAudience",
            "PublicUrl",
            "OidcIssuers",
            "AllowedHosts",
            "AllowedMcpHosts",
            "SubnetIds",
            "SecurityGroupIds"),
        free);
    String readme = Files.readString(Path.of("..", "infra", "README.md"), UTF_8);
    assertTrue(readme.contains("may have " + (256 - taken) + " together"), () -> "not as said");
  }

  /** What a setting is worth depends on a new version, which only the description brings about. */
  @Test
  void parameters_thatTheFunctionReads_areInTheVersionsDescription() throws IOException {
    String description = function("VersionDescription").text();
    for (Template variable : function("Environment", "Variables").members().values()) {
      for (String scalar : variable.scalars()) {
        if (Template.read().at("Parameters").members().containsKey(scalar)) {
          assertTrue(description.contains("${" + scalar + "}"), scalar);
        }
      }
    }
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
