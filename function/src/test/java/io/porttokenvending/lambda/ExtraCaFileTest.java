package io.porttokenvending.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.config.Environment;
import io.porttokenvending.config.Settings;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.RawServer;
import io.porttokenvending.testing.TestCertificates;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.IssuerKeys;
import io.porttokenvending.token.KeyLookup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issuers whose keys a private certificate authority may vouch for. */
class ExtraCaFileTest {
  private static final GitHubTokens TOKENS = new GitHubTokens();

  @TempDir private static Path folder;
  private static TestCertificates certificates;
  private static RawServer server;

  @BeforeAll
  static void start() throws Exception {
    certificates = new TestCertificates(folder);
    certificates.issue("keys", "-ext", TestCertificates.RIGHT_HOST);
    byte[] keys = TOKENS.jwks().getBytes(UTF_8);
    server =
        RawServer.start(
            certificates.serving("keys"),
            peer -> {
              while (peer.read().isPresent()) {
                peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + keys.length + "\r\n\r\n");
                peer.send(keys);
              }
            });
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.acme.example/_services/token",
        "https://token.actions.githubusercontent.com.acme.example",
        "https://token.actions.notghe.com",
        "https://acme.example/token.actions.githubusercontent.com"
      })
  void extraCertificates_applyToOtherIssuers(String issuer) throws Exception {
    assertEquals(new KeyLookup.Found(TOKENS.publicKey()), find(issuer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://token.actions.githubusercontent.com",
        "https://token.actions.githubusercontent.com/octocat-inc",
        "https://token.actions.githubusercontent.com:443",
        "https://TOKEN.actions.githubusercontent.com",
        "https://token.actions.acme.ghe.com",
        "https://acme.ghe.com/_services/token"
      })
  void extraCertificates_neverApplyToGitHubsIssuers(String issuer) throws Exception {
    assertEquals(new KeyLookup.Unavailable(), find(issuer));
  }

  /** The issuer's key, served under a certificate of the extra authority, next to another's. */
  private static KeyLookup find(String issuer) throws Exception {
    URI address = server.uri("https", "/.well-known/jwks");
    Settings settings =
        new Environment()
            .with("EXTRA_CA_FILE", certificates.pem("ca").toString())
            .with("OIDC_ISSUERS", issuer + "=" + address + ",https://other.example=" + address)
            .read();
    IssuerKeys keys =
        Objects.requireNonNull(Assembly.keys(settings, InstantSource.system()).get(issuer));
    return keys.find(TOKENS.kid(), Deadline.in(Duration.ofSeconds(30)));
  }
}
