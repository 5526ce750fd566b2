package io.porttokenvending.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accepted and rejected forms of durations and URLs, at their limits. */
class SettingsFormsTest {
  private final Environment environment = new Environment();

  @Test
  void durations_upToTheirBounds_areTaken() {
    Settings longest =
        environment
            .with("CREDENTIALS_TTL", "24h")
            .with("MAX_TOKEN_AGE", "86400s")
            .with("CLOCK_SKEW", "60s")
            .read();

    assertEquals(Duration.ofDays(1), longest.credentialsTtl());
    assertEquals(Duration.ofDays(1), longest.maxTokenAge());
    assertEquals(Duration.ofMinutes(1), longest.clockSkew());
    assertEquals(Duration.ofMinutes(1), environment.with("CLOCK_SKEW", "1m").read().clockSkew());
    assertEquals(Duration.ZERO, environment.with("MAX_TOKEN_AGE", "0m").read().maxTokenAge());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "86401s",
        "25h",
        "1441m",
        "5",
        "m",
        "s5",
        " 5m",
        "5m ",
        "5 m",
        "-5m",
        "+5m",
        "5M",
        "5min",
        "1.5h",
        "1d",
        "PT5M",
        "1h30m",
        "0000005m",
        "٥m",
        "999999h",
        "none"
      })
  void duration_malformedOrTooLong_isRejected(String value) {
    for (String name : List.of("CREDENTIALS_TTL", "MAX_TOKEN_AGE")) {
      assertEquals(
          List.of(name + " must be a duration such as 30s, 5m or 1h, at most 86400s"),
          new Environment().with(name, value).problems());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"61s", "2m", "1h", "30", "-1s"})
  void skew_overOneMinute_isRejected(String value) {
    assertEquals(
        List.of("CLOCK_SKEW must be a duration such as 30s, 5m or 1h, at most 60s"),
        environment.with("CLOCK_SKEW", value).problems());
  }

  @ParameterizedTest
  @CsvSource({
    "https://user@a.example, contains user information; remove the part before @",
    "https://user:password@a.example, contains user information; remove the part before @",
    "https://a.example/#part, has a query or a fragment; remove it",
    "https://a.example/?x, has a query or a fragment; remove it",
    "https://a.example/?, has a query or a fragment; remove it",
    "http://a.example, must begin with https://",
    "ftp://a.example, must begin with https://",
    "HTTPS://a.example, must begin with https://",
    "a.example, has no valid host; write https://HOST",
    "https:a.example, has no valid host; write https://HOST",
    "https:///path, has no valid host; write https://HOST",
    "https://a_b.example, has no valid host; write https://HOST",
    "https://a.example:0, has an invalid port; write 1 to 65535 or none",
    "https://a.example:65536, has an invalid port; write 1 to 65535 or none",
    "https://a.example/a b, is not a valid URL; write https://HOST"
  })
  void url_unusable_isRejected(String url, String why) {
    assertEquals(List.of("PUBLIC_URL " + why), environment.with("PUBLIC_URL", url).problems());
    assertEquals(
        List.of("OIDC_ISSUERS names a URL that " + why),
        new Environment().with("OIDC_ISSUERS", url).problems());
    assertEquals(
        List.of("OIDC_ISSUERS names a URL that " + why),
        new Environment().with("OIDC_ISSUERS", "https://good.example=" + url).problems());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user@a.example",
        "https://a.example/#part",
        "a.example",
        "ftp://a.example",
        "http://",
        "https:///path",
        "http://a b",
        "file:///etc/passwd"
      })
  void awsEndpoint_invalid_isRejected(String url) {
    assertEquals(
        List.of("AWS_ENDPOINT_URL_SECRETS_MANAGER must be an http or https URL"),
        environment.with("AWS_ENDPOINT_URL_SECRETS_MANAGER", url).problems());
  }

  @Test
  void awsEndpoint_plainHttp_isAccepted() {
    String url = "http://localstack:4566";

    assertEquals(
        Optional.of(URI.create(url)),
        environment.with("AWS_ENDPOINT_URL_SECRETS_MANAGER", url).read().secretsManagerEndpoint());
  }
}
