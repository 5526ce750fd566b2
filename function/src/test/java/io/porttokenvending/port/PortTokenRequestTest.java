package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.credentials;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.http.HttpCall;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.trust.PortSettings;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortTokenRequestTest {
  @Test
  void restRequest_isTheDocumentedPost() {
    HttpCall call = PortTokenEndpoint.request(credentials("v1"), address(PortExchange.REST));

    assertEquals("POST", call.method());
    assertEquals(URI.create("https://api.port.io/v1/auth/access_token"), call.uri());
    assertEquals(
        Map.of("Content-Type", "application/json", "Accept", "application/json"), call.headers());
    assertEquals(
        """
        {"clientId":"client-id-of-the-tests","clientSecret":"client-secret-of-the-tests"}\
        """,
        body(call));
  }

  @Test
  void oauthRequest_isTheClientCredentialsForm() {
    HttpCall call = PortTokenEndpoint.request(credentials("v1"), address(PortExchange.OAUTH));

    assertEquals("POST", call.method());
    assertEquals(URI.create("https://mcp.port.io/v1/token"), call.uri());
    assertEquals(
        Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
        call.headers());
    assertEquals(
        "grant_type=client_credentials&client_id=client-id-of-the-tests"
            + "&client_secret=client-secret-of-the-tests",
        body(call));
  }

  @Test
  void credentialsWithReservedCharacters_areEscapedInBothForms() {
    PortCredentials odd =
        new PortCredentials("name", "arn", "v1", Secret.of("a\"b\\c"), Secret.of("d&e=f+g h%é"));

    assertEquals(
        """
        {"clientId":"a\\"b\\\\c","clientSecret":"d&e=f+g h%é"}\
        """,
        body(PortTokenEndpoint.request(odd, address(PortExchange.REST))));
    assertEquals(
        "grant_type=client_credentials&client_id=a%22b%5Cc&client_secret=d%26e%3Df%2Bg+h%25%C3%A9",
        body(PortTokenEndpoint.request(odd, address(PortExchange.OAUTH))));
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.port.io, https://api.port.io/v1/auth/access_token",
    "https://api.port.io/, https://api.port.io/v1/auth/access_token",
    "https://api.port.io/v1, https://api.port.io/v1/auth/access_token",
    "https://api.port.io/v1/, https://api.port.io/v1/auth/access_token",
    "https://api.port.io//v1//, https://api.port.io/v1/auth/access_token",
    "https://api.us.getport.io/v1, https://api.us.getport.io/v1/auth/access_token",
    "https://proxy.example/port/v1, https://proxy.example/port/v1/auth/access_token",
    "https://proxy.example/portv1, https://proxy.example/portv1/v1/auth/access_token",
    "http://127.0.0.1:8123, http://127.0.0.1:8123/v1/auth/access_token",
  })
  void restAddress_ofEachFormOfBase_isThatOfTheVersion(String base, String expected) {
    PortSettings settings =
        new PortSettings(
            URI.create(base),
            URI.create("https://mcp.port.io/v1"),
            "name",
            PortExchange.REST,
            Duration.ofMinutes(1));

    assertEquals(URI.create(expected), TokenAddress.of(settings).uri());
  }

  @ParameterizedTest
  @CsvSource({
    "https://mcp.port.io/v1, https://mcp.port.io/v1/token",
    "https://mcp.port.io/v1/, https://mcp.port.io/v1/token",
    "https://mcp.us.port.io/v1, https://mcp.us.port.io/v1/token",
    "http://localhost:8123/v1, http://localhost:8123/v1/token",
  })
  void oauthAddress_isBelowTheMcpUrl(String mcp, String expected) {
    PortSettings settings =
        new PortSettings(
            URI.create("https://api.port.io"),
            URI.create(mcp),
            "name",
            PortExchange.OAUTH,
            Duration.ofMinutes(1));

    assertEquals(URI.create(expected), TokenAddress.of(settings).uri());
  }

  @ParameterizedTest
  @CsvSource({"REST", "OAUTH"})
  void textOfTheRequest_holdsNeitherIdNorSecret(PortExchange exchange) {
    String text = PortTokenEndpoint.request(credentials("v1"), address(exchange)).toString();

    assertFalse(text.contains(PortFixtures.CLIENT_ID));
    assertFalse(text.contains(PortFixtures.CLIENT_SECRET));
  }

  private static TokenAddress address(PortExchange exchange) {
    return TokenAddress.of(PortFixtures.settings(exchange, Duration.ofMinutes(1)));
  }

  private static String body(HttpCall call) {
    return new String(Objects.requireNonNull(call.body()), UTF_8);
  }
}
