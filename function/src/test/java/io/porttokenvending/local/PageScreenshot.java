package io.porttokenvending.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Makes the README's picture of the page: {@code mvn -q -P screenshot}. */
final class PageScreenshot {
  private PageScreenshot() {}

  /**
   * Writes a PNG of a job that the sample policy denies.
   *
   * @param arguments the file, seen from the project's top folder
   */
  public static void main(String[] arguments) throws Exception {
    try (StartedRun run =
            StartedRun.start(Map.of(), "--port", "0", "--policy", "infra/policy-layer/policy");
        Browser browser = Browser.start()) {
      browser.screen(1280, 1330);
      browser.colorScheme("light");
      browser.open(run.front().resolve("/"));
      browser.await(Browser.DECIDED);
      browser.click("#presets [value=branch]");
      browser.await(Browser.DECIDED);
      Files.write(Path.of(arguments[0]), browser.screenshot());
    }
  }
}
