package io.porttokenvending.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerListTest {
  private final List<String> problems = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    // GitHub's own, and its enterprises' with a slug, whose keys lie at the root of the host.
    "https://token.actions.githubusercontent.com,"
        + " https://token.actions.githubusercontent.com/.well-known/jwks",
    "https://token.actions.githubusercontent.com/octocat-inc,"
        + " https://token.actions.githubusercontent.com/.well-known/jwks",
    "https://token.actions.githubusercontent.com/,"
        + " https://token.actions.githubusercontent.com/.well-known/jwks",
    // Enterprise Cloud with data residency.
    "https://token.actions.octocorp.ghe.com,"
        + " https://token.actions.octocorp.ghe.com/.well-known/jwks",
    "https://token.actions.octocorp.ghe.com/octocorp-inc,"
        + " https://token.actions.octocorp.ghe.com/.well-known/jwks",
    // Enterprise Server.
    "https://github.acme.example/_services/token,"
        + " https://github.acme.example/_services/token/.well-known/jwks",
    // Hosts that only look like GitHub's.
    "https://token.actions.githubusercontent.com.evil.example/x,"
        + " https://token.actions.githubusercontent.com.evil.example/x/.well-known/jwks",
    "https://token.actions.ghe.com.evil.example/x,"
        + " https://token.actions.ghe.com.evil.example/x/.well-known/jwks",
    "https://evil.example/token.actions.githubusercontent.com,"
        + " https://evil.example/token.actions.githubusercontent.com/.well-known/jwks",
    "https://octocorp.ghe.com/x, https://octocorp.ghe.com/x/.well-known/jwks",
    "https://a.example:8443/x, https://a.example:8443/x/.well-known/jwks"
  })
  void issuer_withoutAddress_hasItsKeysWhereGitHubPublishesThem(String issuer, String keys) {
    assertEquals(Map.of(issuer, URI.create(keys)), read(issuer));
    assertEquals(List.of(), problems);
  }

  @Test
  void issuer_withAddress_hasKeysOnlyThere() {
    assertEquals(
        Map.of(
            "https://token.actions.githubusercontent.com/octocat-inc",
            URI.create("https://keys.example/set.json")),
        read(
            "https://token.actions.githubusercontent.com/octocat-inc=https://keys.example/set.json"));
  }

  @Test
  void severalIssuers_keepTheirOrderAndTheirSpelling() {
    Map<String, URI> issuers =
        read(" https://B.example/X , https://a.example=https://keys.example ,https://a.example/");

    assertEquals(
        List.of("https://B.example/X", "https://a.example", "https://a.example/"),
        List.copyOf(issuers.keySet()));
    assertEquals(List.of(), problems);
  }

  @Test
  void issuer_listedTwice_isAProblem() {
    read("https://a.example,https://b.example,https://a.example=https://keys.example");

    assertEquals(List.of("OIDC_ISSUERS lists https://a.example twice; remove one entry"), problems);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "https://a.example,",
        ",https://a.example",
        "https://a.example,,https://b.example",
        "=https://keys.example",
        "https://a.example=",
        "https://a.example=https://b.example=x y",
        "https://a.example;https://b.example y"
      })
  void list_withInvalidUrl_isAProblem(String list) {
    read(list);

    assertFalse(problems.isEmpty());
    for (String problem : problems) {
      assertTrue(problem.startsWith("OIDC_ISSUERS names a URL that "), problem);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1",
        "http://127.0.0.1:3001",
        "http://localhost:3001/path",
        "https://a.example=http://localhost:3001/keys"
      })
  void loopbackHttp_ifAllowed_isAccepted(String list) {
    IssuerList.read(list, true, problems);
    assertEquals(List.of(), problems);

    read(list);
    assertEquals(List.of("OIDC_ISSUERS names a URL that must begin with https://"), problems);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost.example",
        "http://localhost.",
        "http://LOCALHOST",
        "http://127.0.0.1.nip.io",
        "http://127.0.0.2",
        "http://127.0.0.1.",
        "http://127.1",
        "http://2130706433",
        "http://0x7f000001",
        "http://0.0.0.0",
        "http://[::1]",
        "http://[::ffff:127.0.0.1]",
        "http://a.example",
        "ftp://localhost"
      })
  void httpOfAnyOtherHost_isRefused(String issuer) {
    IssuerList.read(issuer, true, problems);

    assertEquals(1, problems.size(), issuer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost@evil.example",
        "http://127.0.0.1:80@evil.example",
        "http://x@localhost"
      })
  void hostInTheUserInformation_isNoHost(String issuer) {
    IssuerList.read(issuer, true, problems);

    assertEquals(
        List.of(
            "OIDC_ISSUERS names a URL that contains user information; remove the part before @"),
        problems);
  }

  private Map<String, URI> read(String text) {
    return IssuerList.read(text, false, problems);
  }
}
