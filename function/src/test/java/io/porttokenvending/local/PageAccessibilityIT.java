package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.local.ShownPage.State;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of the local run by keyboard, for a screen reader, and on a narrow screen. */
class PageAccessibilityIT {
  private static final String TAB = "\uE004";

  /** The rules of axe-core that can be decided without a person, best practices included. */
  private static final String AXE =
      """
      axe.run().then(results => results.violations.flatMap(rule =>
        rule.nodes.map(node => `${rule.id}: ${node.target} ${node.failureSummary}`)))\
      """;

  /** The outline may be around the label's text, or around the text field with its layers. */
  private static final String FOCUS_IS_VISIBLE =
      """
      [document.activeElement, document.activeElement.nextElementSibling, document.activeElement.parentElement]
        .some(each => each && getComputedStyle(each).outlineStyle === 'solid')\
      """;

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

  @ParameterizedTest
  @EnumSource
  void axe_inLightAndDarkMode_findsNothing(State state) throws Exception {
    page.show(state);
    for (String scheme : List.of("light", "dark")) {
      page.browser().colorScheme(scheme);
      assertEquals(List.of(), axeFindings(), scheme);
    }
  }

  @Test
  void axe_onPageWithAFault_reportsIt() throws Exception {
    page.browser().run("document.querySelector('label[for=claims]').remove()");
    List<String> findings = axeFindings();
    assertTrue(
        findings.stream().anyMatch(finding -> finding.startsWith("label: #claims")),
        findings::toString);
  }

  @ParameterizedTest
  @EnumSource
  void screenOf360Pixels_needsNoHorizontalScroll(State state) throws Exception {
    page.browser().screen(360, 800);
    page.show(state);
    assertEquals("360", page.value("document.documentElement.scrollWidth"));
    assertEquals(List.of(), axeFindings());
  }

  @Test
  void tabKey_reachesEveryControlWithVisibleFocus() throws Exception {
    List<String> reached = new ArrayList<>();
    page.browser().type("body", TAB);
    for (String focused = focused(); !focused.isEmpty() && reached.size() < 30; ) {
      reached.add(focused);
      assertEquals("true", page.value(FOCUS_IS_VISIBLE), focused);
      page.browser().type(":focus", TAB);
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
    page.browser().run("window.live = document.querySelector('main > [role=status]')");
    page.show(State.DENIED);
    assertEquals("true", page.value("live.isConnected && live.textContent.includes('Denied')"));
  }

  private static String focused() throws IOException, InterruptedException {
    return page.value(
        "(e => e === document.body ? '' : e.id || e.name || e.localName)(document.activeElement)");
  }

  private static List<String> axeFindings() throws IOException, InterruptedException {
    try (InputStream script = PageAccessibilityIT.class.getResourceAsStream("/axe.min.js")) {
      page.browser().run(new String(Objects.requireNonNull(script).readAllBytes(), UTF_8));
    }
    return page.strings(AXE);
  }
}
