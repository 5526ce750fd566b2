package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.mcp.AgentClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of the local run in a real browser, with a keyboard and no mouse where it can be. */
class PageIT {
  private static final String TAB = "\uE004";
  private static final String RIGHT = "\uE014";
  private static final String BACKSPACE = "\uE003";

  private static final Path SAMPLE =
      Path.of("src", "test", "resources", "sample-policy", "catalog-reader.yaml");

  private static StartedRun run;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Browser.canRun(), "NOT TESTED: the page of the local run; no browser is here");
    run = StartedRun.start(Map.of());
    browser = Browser.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (run != null) {
      browser.close();
      run.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    browser.screen(1280, 900);
    browser.colorScheme("light");
    browser.open(run.front().resolve("/"));
    browser.await(Browser.DECIDED);
  }

  @AfterEach
  void browserReportsNoError() throws Exception {
    assertEquals("[]", browser.log().toString());
  }

  /** What the page can show, and the preset or edit that leads there. */
  enum State {
    GRANTED("Granted", ""),
    DENIED("Denied", "choose('branch')"),
    POLICY_ERROR("Policy with errors", "edit('policy', 'repository_id', 'repo_id')"),
    CLAIMS_ERROR("Claims with errors", "edit('claims', 'event_name', 'event')");

    private static final String ACTIONS =
        """
        const choose = name => document.querySelector(`[value=${name}]`).click();
        const edit = (id, from, to) => {
          const field = document.getElementById(id);
          field.value = field.value.replace(from, to);
          field.dispatchEvent(new Event('input'));
        };
        """;

    private final String title;
    private final String action;

    State(String title, String action) {
      this.title = title;
      this.action = action;
    }

    void show() throws IOException, InterruptedException {
      browser.run(ACTIONS + action);
      browser.await(Browser.DECIDED);
      assertEquals(title, text("#verdict-word"));
    }
  }

  @Test
  void page_firstLoad_showsGrantWithItsRule() throws Exception {
    assertEquals("Granted", text("#verdict-word"));
    assertEquals(
        "Rule \"acme main branches\" of profile catalog-reader matches.", text("#verdict-reason"));
    assertEquals("200 application/json", text("#status"));
    assertEquals(Files.readString(SAMPLE, UTF_8), value("policy"));
  }

  @Test
  void preset_chosenByKeyboard_showsWhatDoesNotMatch() throws Exception {
    browser.type("#presets input:checked", RIGHT);
    browser.await(Browser.DECIDED);
    assertEquals("Denied", text("#verdict-word"));
    assertEquals(
        "access_denied: the nearest rule, \"acme main branches\", does not match ref.",
        text("#verdict-reason"));
    assertEquals("403 application/problem+json", text("#status"));
    assertTrue(text("#message").startsWith("No rule of this profile matches"), text("#message"));
    assertEquals(List.of("✗ does not match: ref"), texts("#rules tbody th:has(.bad)"));
    assertEquals(line("ref: refs/heads/main"), marked("fails"));
  }

  @Test
  void claims_edited_areDecidedWhileTyping() throws Exception {
    State.DENIED.show();
    browser.run(
        "const f = document.getElementById('claims'); f.focus(); const end ="
            + " f.value.indexOf('feature') + 7; f.setSelectionRange(end, end)");
    browser.press(BACKSPACE.repeat("feature".length()) + "main");
    browser.await(Browser.DECIDED);
    assertEquals("Granted", text("#verdict-word"));
    assertEquals("Edited claims.", text("#preset"));
  }

  @Test
  void policy_misspelledKey_isFoundInPlaceWhileTyping() throws Exception {
    browser.run(
        "const f = document.getElementById('policy'); f.focus(); const end = f.value.indexOf('   "
            + " ref:') + 7; f.setSelectionRange(end, end)");
    browser.press("f");
    browser.await(Browser.DECIDED);
    assertEquals("Policy with errors", text("#verdict-word"));
    assertEquals("1 error.", text("#policy-summary"));
    assertEquals(List.of(line("ref: refs/heads/main").getLast()), marked("error"));
    assertEquals("true", browser.run("return policy.getAttribute('aria-invalid')").asText());
    String finding = text("#policy-findings button");
    assertTrue(finding.contains("Did you mean ref?"), finding);
    browser.press(BACKSPACE);
    browser.await(Browser.DECIDED);
    assertEquals("Granted", text("#verdict-word"));
  }

  @Test
  void finding_activated_movesTheCaretToItsPlace() throws Exception {
    browser.type("#policy-findings button", "\uE007");
    assertEquals(
        "\"999999999999\"",
        browser
            .run(
                "return document.activeElement.value.substr(document.activeElement.selectionStart,"
                    + " 14)")
            .asText());
  }

  @Test
  void reset_afterEdit_restoresTheSavedPolicy() throws Exception {
    State.POLICY_ERROR.show();
    browser.click("#reset");
    browser.await(Browser.DECIDED);
    assertEquals(Files.readString(SAMPLE, UTF_8), value("policy"));
    assertEquals("Granted", text("#verdict-word"));
  }

  @Test
  void editedPolicy_isNotWritten() throws Exception {
    byte[] before = Files.readAllBytes(SAMPLE);
    State.POLICY_ERROR.show();
    browser.open(run.front().resolve("/"));
    browser.await(Browser.DECIDED);
    assertEquals(new String(before, UTF_8), value("policy"));
    assertEquals(new String(before, UTF_8), Files.readString(SAMPLE, UTF_8));
  }

  @ParameterizedTest
  @EnumSource(AgentClient.class)
  void agent_chosen_showsItsConfigurationFile(AgentClient client) throws Exception {
    browser.type("#client", client.id());
    browser.await(Browser.DECIDED);
    assertEquals(client.id(), value("client"));
    JsonNode response = browser.run("return JSON.parse(body.textContent).client_config");
    assertEquals(client.id(), response.path("client").asText());
    assertEquals(response.path("path").asText(), text("#path"));
    assertEquals(response.path("content").asText(), text("#configuration"));
  }

  @Test
  void tabKey_reachesEveryControlWithVisibleFocus() throws Exception {
    List<String> reached = new ArrayList<>();
    browser.run("document.activeElement.blur()");
    browser.type("body", TAB);
    String focused = focused();
    while (!focused.isEmpty() && reached.size() < 30) {
      reached.add(focused);
      assertTrue(browser.run("return " + FOCUS_IS_VISIBLE).asBoolean(), focused);
      browser.press(TAB);
      focused = focused();
    }
    assertEquals(
        List.of(
            "preset",
            "claims",
            "file",
            "reset",
            "button",
            "policy",
            "button",
            "profile",
            "summary",
            "body",
            "client",
            "button",
            "configuration"),
        reached);
  }

  @Test
  void verdict_isALiveRegionThatKeepsItsElement() throws Exception {
    browser.run("window.live = document.querySelector('main > [role=status]')");
    State.DENIED.show();
    assertTrue(
        browser.run("return live.isConnected && live.textContent.includes('Denied')").asBoolean());
  }

  @ParameterizedTest
  @EnumSource
  void axe_findsNothingInLightAndDarkMode(State state) throws Exception {
    state.show();
    for (String scheme : List.of("light", "dark")) {
      browser.colorScheme(scheme);
      assertEquals(List.of(), axeFindings(), scheme);
    }
  }

  @Test
  void axe_onAPageWithAFault_reportsIt() throws Exception {
    browser.run("document.querySelector('label[for=claims]').remove()");
    List<String> findings = axeFindings();
    assertTrue(
        findings.stream().anyMatch(finding -> finding.startsWith("label: #claims")),
        findings::toString);
  }

  @ParameterizedTest
  @EnumSource
  void narrowScreen_needsNoHorizontalScroll(State state) throws Exception {
    browser.screen(360, 800);
    state.show();
    assertEquals(360, browser.run("return document.documentElement.scrollWidth").asInt());
    assertEquals(List.of(), axeFindings());
  }

  @Test
  void stoppedRun_isReported() throws Exception {
    browser.run("window.fetch = () => Promise.reject(new TypeError('connection refused'))");
    browser.click("#reset");
    browser.await(Browser.DECIDED);
    assertEquals("No decision", text("#verdict-word"));
    assertTrue(text("#verdict-reason").contains("mvn -P local"), text("#verdict-reason"));
  }

  private static final String FOCUS_IS_VISIBLE =
      """
      [document.activeElement, document.activeElement.nextElementSibling, document.activeElement.parentElement]
        .some(each => each && getComputedStyle(each).outlineStyle === 'solid')\
      """;

  private static String focused() throws IOException, InterruptedException {
    return browser
        .run(
            "const e = document.activeElement; return e === document.body ? '' : e.id || e.name ||"
                + " e.localName")
        .asText();
  }

  private static List<String> axeFindings() throws IOException, InterruptedException {
    try (InputStream script = PageIT.class.getResourceAsStream("/axe.min.js")) {
      browser.run(new String(Objects.requireNonNull(script).readAllBytes(), UTF_8));
    }
    return strings(
        browser.run(
            """
            const results = await axe.run();
            return results.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.failureSummary}`))\
            """));
  }

  private static String text(String css) throws IOException, InterruptedException {
    return browser.run("return document.querySelector('" + css + "').textContent").asText();
  }

  private static String value(String id) throws IOException, InterruptedException {
    return browser.run("return document.getElementById('" + id + "').value").asText();
  }

  private static List<String> texts(String css) throws IOException, InterruptedException {
    return strings(
        browser.run(
            "return Array.from(document.querySelectorAll('" + css + "'), e => e.textContent)"));
  }

  /** The numbers of the policy's lines that have this mark. */
  private static List<String> marked(String kind) throws IOException, InterruptedException {
    return strings(
        browser.run(
            "return Array.from(document.querySelectorAll('#policy-editor .lines > ."
                + kind
                + "'), e => e.lastChild.textContent)"));
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(each -> strings.add(each.asText()));
    return strings;
  }

  /** The numbers of the lines that a condition of the only rule marks: the rule's and its own. */
  private static List<String> line(String text) throws IOException {
    List<String> lines = Files.readString(SAMPLE, UTF_8).lines().map(String::strip).toList();
    return List.of(
        Integer.toString(lines.indexOf("- name: acme main branches") + 1),
        Integer.toString(lines.indexOf(text) + 1));
  }
}
