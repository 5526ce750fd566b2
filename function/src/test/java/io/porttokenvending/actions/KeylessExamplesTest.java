package io.porttokenvending.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Examples whose model's vendor accepts the job's identity. Each differs from an example with a
 * stored key only in how the agent authenticates to its model.
 */
class KeylessExamplesTest {
  private static final String FEDERATION = "claude-code-federation";
  private static final String BEDROCK = "claude-code-bedrock";
  private static final String VERTEX = "gemini-cli-vertex";
  private static final String COPILOT = "copilot-cli-github-token";

  /** All that can identify a job to a model: inputs, variables and arguments. */
  private static final Set<String> MODEL =
      Set.of(
          "anthropic_api_key",
          "anthropic_federation_rule_id",
          "anthropic_organization_id",
          "anthropic_service_account_id",
          "use_bedrock",
          "GEMINI_API_KEY",
          "GOOGLE_GENAI_USE_VERTEXAI",
          "GOOGLE_CLOUD_PROJECT",
          "GOOGLE_CLOUD_LOCATION",
          "COPILOT_GITHUB_TOKEN",
          "GITHUB_TOKEN");

  private static final String MODEL_ARGUMENT = "--model \"${{ vars.BEDROCK_MODEL }}\"\n";

  /** Steps that sign in to a cloud; the action for Claude Code does so itself. */
  private static final Map<String, Map<String, String>> SIGN_IN =
      Map.of(
          "aws-actions/configure-aws-credentials",
          Map.of(
              "role-to-assume", "${{ vars.BEDROCK_ROLE_ARN }}",
              "aws-region", "${{ vars.BEDROCK_REGION }}"),
          "google-github-actions/auth",
          Map.of(
              "workload_identity_provider", "${{ vars.GOOGLE_WORKLOAD_IDENTITY_PROVIDER }}",
              "service_account", "${{ vars.GOOGLE_SERVICE_ACCOUNT }}"));

  @ParameterizedTest
  @CsvSource({
    FEDERATION + ", claude-code",
    BEDROCK + ", claude-code",
    VERTEX + ", gemini-cli",
    COPILOT + ", copilot-cli"
  })
  void example_differsOnlyInHowItReachesItsModel(String keyless, String withKey)
      throws IOException {
    assertEquals(steps(withKey), steps(keyless));
    Map<?, ?> job = job(keyless);
    for (Object key : job.keySet()) {
      if (!key.equals("steps") && !key.equals("permissions")) {
        assertEquals(job(withKey).get(key), job.get(key), key::toString);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {FEDERATION, BEDROCK, VERTEX, COPILOT})
  void example_readsNoStoredSecret(String example) throws IOException {
    assertFalse(text(example).contains("secrets."), example);
    assertFalse(text("claude-code").replace("secrets.", "").contains("secrets."));
  }

  /** No example gives a job more than its agent needs. */
  @ParameterizedTest
  @ValueSource(strings = {FEDERATION, BEDROCK, VERTEX, COPILOT})
  void permissions_areThoseThatTheVendorNeeds(String example) throws IOException {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("contents", "read");
    expected.put("id-token", "write");
    if (example.equals(COPILOT)) {
      expected.put("copilot-requests", "write");
    }
    assertEquals(expected, Step.texts(job(example).get("permissions")));
    assertTrue(text(example).contains("\npermissions: {}\n"), example);
  }

  /** The audience of a token is the address that the token is sent to, so no input may set it. */
  @ParameterizedTest
  @ValueSource(strings = {FEDERATION, BEDROCK, VERTEX, COPILOT})
  void audience_isNeverSet(String example) throws IOException {
    for (Object node : Step.list(job(example).get("steps"))) {
      Map<String, String> with = Step.texts(Step.map(node).get("with"));
      with.keySet().forEach(key -> assertFalse(key.contains("audience"), key));
      if (Step.texts(node).getOrDefault("uses", "").contains("/infra/github/action@")) {
        assertEquals(Set.of("url", "client"), with.keySet());
      }
    }
    assertFalse(text(example).contains("ACTIONS_ID_TOKEN"), example);
  }

  /** Port's token goes to the agent's configuration, and not to the vendor of its model. */
  @ParameterizedTest
  @ValueSource(strings = {FEDERATION, BEDROCK, VERTEX, COPILOT})
  void portToken_reachesOnlyTheAgentsConfiguration(String example) throws IOException {
    Set<String> keys = new TreeSet<>();
    for (Object node : Step.list(job(example).get("steps"))) {
      for (String part : List.of("with", "env")) {
        Step.texts(Step.map(node).get(part))
            .forEach((key, value) -> {
              if (value.contains("steps.port.")) {
                keys.add(key);
              }
            });
      }
    }
    assertFalse(keys.isEmpty());
    assertTrue(Set.of("CONFIG", "ALLOWED_TOOLS", "claude_args").containsAll(keys), keys::toString);
  }

  /** Variables are for names that are not secret; a key or a token among them would be stored. */
  @Test
  void variables_haveNoNameOfASecret() throws IOException {
    Pattern variable = Pattern.compile("vars\\.(\\w+)");
    for (String example : List.of(FEDERATION, BEDROCK, VERTEX, COPILOT)) {
      variable
          .matcher(text(example))
          .results()
          .map(match -> match.group(1))
          .filter(name -> !name.equals("PORT_TOKEN_URL"))
          .forEach(name -> assertFalse(name.matches(".*(KEY|SECRET|TOKEN|PASSWORD).*"), name));
    }
  }

  @Test
  void everyExampleWithoutAKey_isChecked() throws IOException {
    Set<String> found = new TreeSet<>();
    try (var files = Files.list(Step.TOP.resolve("infra/github/examples"))) {
      for (var file : files.toList()) {
        String text = Files.readString(file);
        String name = String.valueOf(file.getFileName()).replace(".yml", "");
        if (!text.contains("secrets.") && !Set.of("curl", "stdio").contains(name)) {
          found.add(name);
        }
      }
    }
    assertEquals(new TreeSet<>(Set.of(FEDERATION, BEDROCK, VERTEX, COPILOT)), found);
  }

  @Test
  void agentsPage_listsEveryExample() throws IOException {
    String page = Step.read("function/docs/agents.md");
    for (String example : List.of(FEDERATION, BEDROCK, VERTEX, COPILOT)) {
      String link = "[`" + example + ".yml`](../../infra/github/examples/" + example + ".yml)";
      assertTrue(page.contains(link), link);
    }
  }

  /** Steps without the sign-in, and without what identifies the job to the model. */
  private static List<Map<String, Object>> steps(String example) throws IOException {
    List<Map<String, Object>> steps = new ArrayList<>();
    for (Object node : Step.list(job(example).get("steps"))) {
      Map<?, ?> step = Step.map(node);
      String uses = Step.texts(step).getOrDefault("uses", "");
      Map<String, String> signIn = SIGN_IN.get(uses.split("@", -1)[0]);
      if (signIn != null) {
        assertTrue(uses.matches("[^@]+@[0-9a-f]{40}"), uses);
        assertEquals(signIn, Step.texts(step.get("with")));
        continue;
      }
      Map<String, Object> rest = new LinkedHashMap<>();
      step.forEach((key, value) -> rest.put(key.toString(), value));
      for (String part : List.of("with", "env")) {
        if (rest.containsKey(part)) {
          Map<String, String> members = Step.texts(rest.get(part));
          members.keySet().removeAll(MODEL);
          members.replaceAll((key, value) -> value.replace(MODEL_ARGUMENT, ""));
          rest.put(part, members);
        }
      }
      steps.add(rest);
    }
    return steps;
  }

  private static Map<?, ?> job(String example) throws IOException {
    return Step.map(Step.map(Step.map(Step.yaml(text(example))).get("jobs")).get("agent"));
  }

  private static String text(String example) throws IOException {
    return Step.read("infra/github/examples/" + example + ".yml");
  }
}
