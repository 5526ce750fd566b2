package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.local.ShownPage.State;
import io.porttokenvending.mcp.AgentClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a user does on the page of the local run, in a real browser. */
class PageIT {
  private static final String RIGHT = "\uE014";
  private static final String ENTER = "\uE007";
  private static final String BACKSPACE = "\uE003";

  private static final Path SAMPLE =
      Path.of("src", "test", "resources", "sample-policy", "catalog-reader.yaml");

  private static ShownPage page;

  @BeforeAll
  static void start() throws Exception {
    page = ShownPage.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (page != null) {
      page.close();
    }
  }

  @BeforeEach
  void load() throws Exception {
    page.load();
  }

  @AfterEach
  void browserReportsNoError() throws Exception {
    assertEquals("[]", page.browser().log().toString());
  }

  @Test
  void page_firstLoad_showsGrantWithItsRule() throws Exception {
    assertEquals("Granted", page.text("#verdict-word"));
    assertEquals(
        "Rule \"acme main branches\" of profile catalog-reader matches.",
        page.text("#verdict-reason"));
    assertEquals("200 application/json", page.text("#status"));
    assertEquals(sample(), page.value("policy.value"));
  }

  @Test
  void preset_chosenByKeyboard_showsWhatDoesNotMatch() throws Exception {
    page.type("#presets input:checked", RIGHT);
    assertEquals("Denied", page.text("#verdict-word"));
    assertEquals(
        "access_denied: the nearest rule, \"acme main branches\", does not match ref.",
        page.text("#verdict-reason"));
    assertEquals("403 application/problem+json", page.text("#status"));
    assertTrue(page.text("#message").startsWith("No rule of this profile matches"));
    assertEquals(List.of("✗ does not match: ref"), page.texts("#rules tbody th:has(.bad)"));
    assertEquals(List.of(line("- name:"), line("ref:")), page.marked("fails"));
  }

  @Test
  void claims_edited_areDecidedWhileTyping() throws Exception {
    page.show(State.DENIED);
    page.caretBehind("claims", "feature");
    page.type(":focus", BACKSPACE.repeat("feature".length()) + "main");
    assertEquals("Granted", page.text("#verdict-word"));
    assertEquals("Edited claims.", page.text("#preset"));
    assertEquals("0", page.value("document.querySelectorAll('#presets :checked').length"));
  }

  @Test
  void policy_misspelledKey_isFoundInPlaceWhileTyping() throws Exception {
    page.caretBehind("policy", "    ref");
    page.type(":focus", "f");
    assertEquals("Policy with errors", page.text("#verdict-word"));
    assertEquals("1 error.", page.text("#policy-summary"));
    assertEquals(List.of(line("ref:")), page.marked("error"));
    assertEquals("true", page.value("policy.ariaInvalid"));
    String finding = page.text("#policy-findings button");
    assertTrue(finding.contains("Did you mean ref?"), finding);
    page.type(":focus", BACKSPACE);
    assertEquals("Granted", page.text("#verdict-word"));
  }

  @Test
  void finding_activated_movesTheCaretToItsPlace() throws Exception {
    page.type("#policy-findings button", ENTER);
    assertEquals("policy", page.value("document.activeElement.id"));
    assertTrue(page.value("policy.value.slice(policy.selectionStart)").startsWith("\"9999"));
  }

  @Test
  void undo_afterEdit_restoresTheSavedPolicy() throws Exception {
    page.show(State.POLICY_ERROR);
    page.type("#reset", ENTER);
    assertEquals(sample(), page.value("policy.value"));
    assertEquals("Granted", page.text("#verdict-word"));
  }

  @Test
  void editedPolicy_isNotSaved() throws Exception {
    String before = sample();
    page.show(State.POLICY_ERROR);
    page.load();
    assertEquals(before, page.value("policy.value"));
    assertEquals(before, sample());
  }

  @ParameterizedTest
  @EnumSource
  void agent_chosen_showsItsConfigurationFile(AgentClient client) throws Exception {
    page.type("#client", client.id());
    JsonNode file = page.browser().run("return JSON.parse(body.textContent).client_config");
    assertEquals(client.id(), file.path("client").asText());
    assertEquals(file.path("path").asText(), page.text("#path"));
    assertEquals(file.path("content").asText(), page.text("#configuration"));
  }

  @Test
  void stoppedRun_isReportedWithTheNextStep() throws Exception {
    page.browser().run("window.fetch = () => Promise.reject(new TypeError('refused'))");
    page.type("#reset", ENTER);
    assertEquals("No decision", page.text("#verdict-word"));
    assertTrue(page.text("#verdict-reason").contains("mvn -P local"));
  }

  private static String sample() throws IOException {
    return Files.readString(SAMPLE, UTF_8);
  }

  /** Returns the number of the policy's only line with this text. */
  private static String line(String text) throws IOException {
    List<String> lines = sample().lines().map(String::strip).toList();
    List<String> found =
        lines.stream().filter(line -> line.matches("(- )?" + text + ".*")).toList();
    assertEquals(1, found.size(), text);
    return Integer.toString(lines.indexOf(found.getFirst()) + 1);
  }
}
