package io.porttokenvending.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about the deployment, which is the README of a release. */
class DeployPageTest {
  private static final int MOST_WORDS = 1200;

  @Test
  void page_canBeReadQuickly() throws IOException {
    int words = page().text().strip().split("\\s+", -1).length;
    assertTrue(words <= MOST_WORDS, () -> words + " words");
  }

  @Test
  void steps_areSix() throws IOException {
    List<String> steps =
        page().text().lines().filter(line -> line.matches("## \\d\\. .*")).toList();
    assertEquals(
        List.of(
            "## 1. Check the prerequisites",
            "## 2. Store the credential",
            "## 3. Find the ids",
            "## 4. Lint the policy",
            "## 5. Deploy",
            "## 6. Run the smoke test"),
        steps);
  }

  /** A relative link would lead nowhere in the unpacked release. */
  @Test
  void links_workInARelease() throws IOException {
    for (String link : page().links()) {
      assertTrue(link.startsWith("https://") || link.startsWith("#"), link);
    }
  }

  private static Page page() throws IOException {
    return Page.read(Page.TOP.resolve("infra/docs/deploy.md"));
  }
}
