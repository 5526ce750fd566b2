package io.porttokenvending.cli.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.cli.CommandRun;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.Policies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens with and without the keys that verify them. No output may contain a token. */
class TokenFileTest {
  private static final GitHubTokens GITHUB = new GitHubTokens();
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final String AUDIENCE = "port-token-vending";

  @TempDir Path folder;

  @BeforeEach
  void writePolicy() {
    write(
        "reader.yaml",
        Policies.profile(
            "repository_owner_id: 999999999999\nrepository_id: any\nref: refs/heads/main"));
    write("jwks.json", GITHUB.jwks());
  }

  @Test
  void token_withoutKeys_isExplainedWithAWarning() {
    CommandRun run = explain(job());

    assertEquals(0, run.code(), run::out);
    assertTrue(run.out().startsWith("SIGNATURE NOT VERIFIED: "), run::out);
    assertTrue(
        run.out()
            .contains(
                "Times not checked: issued 2026-11-20T12:00:00Z, expires 2026-11-20T12:05:00Z. Pass"
                    + " --at to check them.\n"),
        run::out);
    assertEquals(
        "not verified", explain(job(), "--format", "json").json().path("signature").asText());
    assertEquals(1, explain(job().with("ref", "refs/heads/x")).code());
  }

  @Test
  void token_withKeys_isVerified() {
    CommandRun run = explain(job(), "--jwks", jwks());

    assertEquals(0, run.code(), run::out);
    assertTrue(run.out().startsWith("The signature is valid.\n"), run::out);
    assertEquals(
        "verified",
        explain(job(), "--jwks", jwks(), "--format", "json").json().path("signature").asText());
  }

  @Test
  void token_signedByAnotherKey_isRejected() {
    String forged = new GitHubTokens().pushToMain().header("kid", GITHUB.kid()).sign(NOW, AUDIENCE);

    assertRejected("token_signature_invalid", run(forged, "--jwks", jwks()));
    assertEquals(
        "invalid",
        run(forged, "--jwks", jwks(), "--format", "json").json().path("signature").asText());
    assertEquals(0, run(forged).code());
    String unknown = new GitHubTokens().pushToMain().sign(NOW, AUDIENCE);
    assertRejected("token_key_unknown", run(unknown, "--jwks", jwks()));
  }

  @Test
  void times_withAnInstant_areChecked() {
    for (String keys : new String[] {"", jwks()}) {
      assertEquals(0, at(keys, "2026-11-20T12:05:29Z").code());
      assertRejected("token_expired", at(keys, "2026-11-20T12:05:30Z"));
      assertRejected("token_not_yet_valid", at(keys, "2026-11-20T11:50:00Z"));
    }
  }

  @Test
  void audience_withTheOption_isChecked() {
    assertEquals(0, explain(job(), "--audience", AUDIENCE).code());
    assertRejected("token_audience_mismatch", explain(job(), "--audience", "else"));
  }

  @Test
  void token_rejectedByTheFunction_hasTheSameCode() {
    assertRejected("token_malformed", run("eyJhbGciOiJSUzI1NiJ9.e30"));
    assertRejected("token_malformed", run(""));
    assertRejected("token_algorithm_refused", explain(job().header("alg", "none")));
    assertRejected("token_claims_incomplete", explain(job().without("actor_id")));
    assertRejected("token_claims_incomplete", explain(job().without("aud")));
    assertRejected("token_claims_incomplete", explain(job().with("aud", " ").without("jti")));
    assertRejected(
        "token_claims_inconsistent", explain(job().with("sub", "repo:acme@1/api@2:ref:x")));
  }

  @Test
  void untrustedIssuer_isPrintedWithTrustedIssuers() {
    GitHubToken job = job().with("iss", "https://ghe.example/_services/token\n\u001b[31m");

    for (String format : new String[] {"human", "json"}) {
      CommandRun run = explain(job, "--format", format, "--issuer", "https://a");
      assertRejected("token_issuer_untrusted", run);
      String detail = format.equals("json") ? run.json().path("detail").asText() : run.out();
      assertTrue(detail.contains("\"https://ghe.example/_services/token??[31m\""), run::out);
      assertTrue(detail.contains("Trusted issuers: \"https://a\"."), run::out);
    }
  }

  @Test
  void expiredGenuineToken_isExplained() {
    Path github = Path.of("src", "test", "resources", "github");
    String[] command = {
      "explain",
      folder.toString(),
      "--token",
      github.resolve("id-token-2025-03-29.jwt").toString(),
      "--jwks",
      github.resolve("jwks.json").toString()
    };
    CommandRun run = CommandRun.of(command);

    assertEquals(1, run.code(), run::err);
    assertTrue(run.out().startsWith("The signature is valid.\nTimes not checked"), run::out);
    assertTrue(run.out().contains("profile reader: denied, access_denied"), run::out);
  }

  @Test
  void tokenInsteadOfAFile_isNotPrinted() {
    String token = job().sign(NOW, AUDIENCE);
    CommandRun folderless = CommandRun.of("explain", token, "--token", "-");
    assertTrue(folderless.err().contains("[token] is not a folder"), folderless::err);
    assertNotPrinted(token, folderless);
    for (String[] arguments :
        new String[][] {
          {"--token", token},
          {"--claims", token},
          {token},
          {"--token=-", "--jwt=" + token},
          {"--token", "-", "--jwks", token},
          {"--token", "-", "--at", token},
          {"--token", "-", "--profile", token},
          {"--token", "-", token}
        }) {
      CommandRun run =
          CommandRun.of(
              Stream.concat(Stream.of("explain", folder.toString()), Stream.of(arguments))
                  .toArray(String[]::new));
      assertEquals(2, run.code(), () -> String.join(" ", arguments));
      assertNotPrinted(token, run);
    }
  }

  private GitHubToken job() {
    return GITHUB.pushToMain();
  }

  private CommandRun at(String keys, String instant) {
    return keys.isEmpty()
        ? explain(job(), "--at", instant)
        : explain(job(), "--at", instant, "--jwks", keys);
  }

  private CommandRun explain(GitHubToken token, String... options) {
    return run(token.sign(NOW, AUDIENCE), options);
  }

  private CommandRun run(String token, String... options) {
    write("token", "\n " + token + "\n");
    String file = folder.resolve("token").toString();
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of("explain", folder.toString(), "--token", file), Stream.of(options))
                .toArray(String[]::new));
    assertNotPrinted(token, run);
    return run;
  }

  private static void assertNotPrinted(String token, CommandRun run) {
    for (int i = 0; i + 16 <= token.length(); i++) {
      String piece = token.substring(i, i + 16);
      assertFalse((run.out() + run.err()).contains(piece), () -> run.out() + run.err());
    }
  }

  private static void assertRejected(String code, CommandRun run) {
    assertEquals(1, run.code(), run::out);
    if (run.out().startsWith("{")) {
      assertEquals(code, run.json().path("code").asText());
    } else {
      assertTrue(
          run.out().contains("denied before the policy is evaluated, " + code + ": "), run::out);
      assertFalse(run.out().contains("profile "), run::out);
    }
  }

  private String jwks() {
    return folder.resolve("jwks.json").toString();
  }

  private void write(String file, String content) {
    try {
      Files.writeString(folder.resolve(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
