package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.json.StrictJson;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A headless Chromium under ChromeDriver. W3C WebDriver needs only HTTP and JSON, so that no
 * library is necessary; media features and the screen's width are set over the DevTools protocol.
 */
final class Browser implements AutoCloseable {
  /** The sandbox does not start for root or in a container; the pages are this build's own. */
  private static final List<String> OPTIONS =
      List.of("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");

  /** The page shows the decision on what its fields contain. */
  static final String DECIDED =
      "document.querySelector('main').getAttribute('aria-busy') === 'false'";

  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** WebDriver section 12.1: the member that identifies an element. */
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

  private final DriverProcess driver;
  private final HttpClient http =
      HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).connectTimeout(LIMIT).build();
  private final String session;

  private Browser(DriverProcess driver) throws IOException, InterruptedException {
    this.driver = driver;
    ObjectNode start = object();
    ObjectNode capabilities = start.putObject("capabilities").putObject("alwaysMatch");
    OPTIONS.forEach(capabilities.putObject("goog:chromeOptions").putArray("args")::add);
    capabilities.putObject("goog:loggingPrefs").put("browser", "WARNING");
    this.session = "/session/" + post("/session", start).path("sessionId").asText();
  }

  /**
   * Whether there is a driver; if not, reports that the tests are skipped.
   *
   * @throws AssertionError instead, if {@code REQUIRE_BROWSER} is {@code true}
   */
  static boolean canRun() {
    String path = System.getenv().getOrDefault("PATH", "");
    if (Arrays.stream(path.split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, DriverProcess.PROGRAM)))) {
      return true;
    }
    String missing =
        "the tests in a browser; install chromium and chromedriver (Debian: chromium-driver)";
    if ("true".equals(System.getenv("REQUIRE_BROWSER"))) {
      throw new AssertionError("REQUIRE_BROWSER is true, but cannot run " + missing);
    }
    System.out.println("SKIPPED: " + missing);
    return false;
  }

  static Browser start() throws IOException, InterruptedException {
    DriverProcess driver = DriverProcess.start();
    try {
      return new Browser(driver);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      driver.close();
      throw e;
    }
  }

  /** Returns when the document and its scripts are loaded. */
  void open(URI page) throws IOException, InterruptedException {
    post(session + "/url", object().put("url", page.toString()));
  }

  /** Returns the value of a function's body; of a promise, what it resolves to. */
  JsonNode run(String script) throws IOException, InterruptedException {
    ObjectNode body = object().put("script", script);
    body.putArray("args");
    return post(session + "/execute/sync", body);
  }

  /** Returns when an expression is true; fails after WebDriver's 30 seconds. */
  void await(String expression) throws IOException, InterruptedException {
    run(
        "return new Promise(resolve => { const look = () => (%s) ? resolve() : setTimeout(look, 10); look(); })"
            .formatted(expression));
  }

  void click(String css) throws IOException, InterruptedException {
    post(element(css) + "/click", object());
  }

  /** Presses keys in an element, each with its events, like a person. */
  void type(String css, String keys) throws IOException, InterruptedException {
    post(element(css) + "/value", object().put("text", keys));
  }

  /** Applies {@code prefers-color-scheme}. */
  void colorScheme(String scheme) throws IOException, InterruptedException {
    ObjectNode parameters = object();
    parameters
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", scheme);
    devTools("Emulation.setEmulatedMedia", parameters);
  }

  /** Applies a screen size in CSS pixels; a window cannot be as narrow as a phone. */
  void screen(int width, int height) throws IOException, InterruptedException {
    devTools(
        "Emulation.setDeviceMetricsOverride",
        object()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
  }

  /** Returns the console's warnings and errors since the last call, violations of policies too. */
  JsonNode log() throws IOException, InterruptedException {
    return post(session + "/se/log", object().put("type", "browser"));
  }

  /** Returns the visible part of the page as a PNG. */
  byte[] screenshot() throws IOException, InterruptedException {
    String image = send(request(session + "/screenshot").GET()).asText();
    return Base64.getDecoder().decode(image);
  }

  private void devTools(String command, ObjectNode parameters)
      throws IOException, InterruptedException {
    ObjectNode body = object().put("cmd", command);
    body.set("params", parameters);
    post(session + "/goog/cdp/execute", body);
  }

  private String element(String css) throws IOException, InterruptedException {
    ObjectNode query = object().put("using", "css selector").put("value", css);
    return session + "/element/" + post(session + "/element", query).path(ELEMENT).asText();
  }

  private JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.ofString(JsonText.write(body), UTF_8)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(driver.uri().resolve(path)).timeout(LIMIT);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response = http.send(request.build(), BodyHandlers.ofString(UTF_8));
    JsonNode value =
        switch (StrictJson.read(response.body())) {
          case JsonReading.Value(JsonNode node) -> node.path("value");
          case JsonReading.Malformed(String reason) -> throw new IOException(reason);
        };
    if (response.statusCode() != 200) {
      throw new IOException(
          value.path("error").asText() + ": " + value.path("message").asText().split("\n", 2)[0]);
    }
    return value;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Ends the session first, which ends the browser in its own way. */
  @Override
  public void close() throws IOException {
    try (driver;
        http) {
      send(request(session).DELETE());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
