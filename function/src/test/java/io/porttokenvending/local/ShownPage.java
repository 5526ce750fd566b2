package io.porttokenvending.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page of a local run in a browser. */
record ShownPage(StartedRun run, Browser browser) implements AutoCloseable {
  private static final String ACTIONS =
      """
      const choose = name => document.querySelector(`[value=${name}]`).click();
      const edit = (id, from, to) => {
        const field = document.getElementById(id);
        field.value = field.value.replace(from, to);
        field.dispatchEvent(new Event('input'));
      };
      """;

  /** What the page can show, and the preset or edit that leads there. */
  enum State {
    GRANTED("Granted", ""),
    DENIED("Denied", "choose('branch')"),
    POLICY_ERROR("Policy with errors", "edit('policy', 'repository_id', 'repo_id')"),
    CLAIMS_ERROR("Claims with errors", "edit('claims', 'event_name', 'event')");

    private final String title;
    private final String action;

    State(String title, String action) {
      this.title = title;
      this.action = action;
    }
  }

  /** Starts both; without a browser, skips the tests or fails them. */
  static ShownPage start() throws IOException, InterruptedException {
    assumeTrue(Browser.canRun(), "NOT TESTED: the page of the local run; no browser is here");
    StartedRun run = StartedRun.start(Map.of());
    return new ShownPage(run, Browser.start());
  }

  /** Loads the page as a new visitor sees it. */
  void load() throws IOException, InterruptedException {
    browser.screen(1280, 900);
    browser.colorScheme("light");
    browser.open(run.front().resolve("/"));
    browser.await(Browser.DECIDED);
  }

  void show(State state) throws IOException, InterruptedException {
    browser.run(ACTIONS + state.action);
    browser.await(Browser.DECIDED);
    assertEquals(state.title, text("#verdict-word"));
  }

  /** Presses keys in an element, and returns when the page shows the decision. */
  void type(String css, String keys) throws IOException, InterruptedException {
    browser.type(css, keys);
    browser.await(Browser.DECIDED);
  }

  /** Puts the caret behind a text of a field. */
  void caretBehind(String id, String text) throws IOException, InterruptedException {
    browser.run(
        """
        const field = document.getElementById('%s');
        const end = field.value.indexOf('%s') + %d;
        field.focus();
        field.setSelectionRange(end, end);
        """
            .formatted(id, text, text.length()));
  }

  String text(String css) throws IOException, InterruptedException {
    return value("document.querySelector('" + css + "').textContent");
  }

  /** Returns the value of an expression as text. */
  String value(String expression) throws IOException, InterruptedException {
    return browser.run("return " + expression).asText();
  }

  List<String> texts(String css) throws IOException, InterruptedException {
    return strings("Array.from(document.querySelectorAll('" + css + "'), e => e.textContent)");
  }

  /** Returns the numbers of the policy's lines that have this mark. */
  List<String> marked(String kind) throws IOException, InterruptedException {
    return strings(
        "Array.from(document.querySelectorAll('#policy-editor .lines > ."
            + kind
            + "'), e => e.lastChild.textContent)");
  }

  /** Returns the value of an expression that is a list. */
  List<String> strings(String expression) throws IOException, InterruptedException {
    List<String> strings = new ArrayList<>();
    for (JsonNode each : browser.run("return " + expression)) {
      strings.add(each.asText());
    }
    return strings;
  }

  @Override
  public void close() throws IOException {
    browser.close();
    run.close();
  }
}
