package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs and environments that the action rejects before it sends a request. */
class ActionChecksTest extends WithActionJob {
  @ParameterizedTest
  @CsvSource({
    "'', octocat, Add permissions: id-token: write to the job; for a reusable",
    "'{\"full_name\":\"acme/api\"}', octocat, Add permissions: id-token: write",
    "'{\"full_name\":\"stranger/api\"}', octocat, pull request from a fork",
    "null, octocat, pull request from a fork",
    "'', dependabot[bot], Dependabot's run"
  })
  void jobWithoutOidc_failsWithTheReason(String head, String actor, String why) throws Exception {
    Path event = home.resolve("event.json");
    String base = "\"base\": {\"repo\": {\"full_name\": \"acme/api\"}}";
    String pull = "{\"pull_request\": {\"head\": {\"repo\": " + head + "}, " + base + "}}";
    Files.writeString(event, head.isEmpty() ? "{}" : pull, UTF_8);
    job.runner().with("GITHUB_EVENT_PATH", event.toString()).with("GITHUB_ACTOR", actor);
    job.runner().without("ACTIONS_ID_TOKEN_REQUEST_URL");
    job.runner().without("ACTIONS_ID_TOKEN_REQUEST_TOKEN");
    assertRefused(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"})
  void emptyOidcVariable_isMissingPermission(String variable) throws Exception {
    job.runner().with(variable, "");
    assertRefused("Add permissions: id-token: write");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../mcp.json",
        "a/../../mcp.json",
        "a/..",
        "/etc/mcp.json",
        "//server/mcp.json",
        "C:\\mcp.json",
        "C:/mcp.json",
        "~/mcp.json",
        "a/./b",
        "a/",
        "a b",
        "$HOME/x",
        "a\nb"
      })
  void configPath_thatMayLeaveTempIsRefused(String path) throws Exception {
    job.with("config-path", path);
    assertRefused("The config-path input");
  }

  @Test
  void configPath_isNotWrittenThroughLinks() throws Exception {
    Files.createSymbolicLink(job.runner().temp().resolve("out"), home.resolve("user"));
    StepResult folder = job.with("config-path", "out/mcp.json").run();
    assertTrue(folder.error().contains("is a symbolic link"), folder.log());
    assertFalse(Files.exists(home.resolve("user/mcp.json")));

    Files.createSymbolicLink(job.runner().temp().resolve("f"), home.resolve("user/f"));
    StepResult file = job.with("config-path", "f").run();
    assertTrue(file.error().contains("is a folder or a symbolic link"), file.log());
    assertEquals(Map.of(), file.outputs());
    assertFalse(Files.exists(home.resolve("user/f")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://vending.example",
        "http://127.0.0.1:80@vending.example",
        "http://localhost.example",
        "ftp://vending.example",
        "https://",
        "file:///etc/passwd",
        "https://a b",
        "https://a\"b",
        "https://a\nb",
        "https://vending.example:0",
        "https://vending.example:443443",
        "https://-vending.example",
        "https://vending.example\\@127.0.0.1",
        "https://[::1]"
      })
  void url_unsafe_isRejected(String url) throws Exception {
    job.with("url", url);
    assertRefused("The url input");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://Vending.example/v1/token",
        "https://vending.example:443/v1",
        "https://vending.example//",
        "https://vending.example?x=s3cret",
        "https://vending.example/#s3cret",
        "https://user:s3cret@vending.example",
        "HTTPS://vending.example:"
      })
  void url_withMoreThanAnAddressIsRefusedWithTheRightOne(String url) throws Exception {
    job.with("url", url);
    StepResult ran = assertRefused("Set PORT_TOKEN_URL to https://vending.example");
    assertTrue(ran.error().endsWith("https://vending.example"), ran.log());
    assertFalse(ran.log().contains("s3cret"), ran.log());
  }

  @ParameterizedTest
  @ValueSource(strings = {"15m", "-1", "72000", "1.5", "1 "})
  void minTtl_notANumber_isRejected(String minTtl) throws Exception {
    job.with("min-ttl", minTtl);
    assertRefused("The min-ttl input");
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl", "jq"})
  void missingProgram_isNamed(String program) throws Exception {
    Path few = Files.createDirectory(home.resolve("few"));
    for (String tool : List.of("bash", "curl", "jq", "env")) {
      if (!tool.equals(program)) {
        String script = "#!" + real("bash") + "\nexec " + real(tool) + " \"$@\"\n";
        Path file = Files.writeString(few.resolve(tool), script, UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
      }
    }
    job.runner().with("PATH", few.toString());
    assertRefused(program + " is missing on this runner");
  }

  private static Path real(String tool) {
    return List.of("/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin").stream()
        .map(folder -> Path.of(folder, tool))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private StepResult assertRefused(String why) throws Exception {
    StepResult ran = job.run();
    assertEquals(1, ran.exit());
    assertTrue(ran.error().contains(why), ran.log());
    assertEquals(List.of(), job.service().presented());
    assertEquals(List.of(), job.service().world().gitHub().calls());
    return ran;
  }
}
