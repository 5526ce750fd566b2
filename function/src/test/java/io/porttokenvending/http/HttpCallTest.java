package io.porttokenvending.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallTest {
  private static final URI ADDRESS = URI.create("https://api.example/");

  private static void assertRefused(Runnable making) {
    String text = assertThrows(IllegalArgumentException.class, making::run).toString();
    assertFalse(text.contains("hush"), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host/hush",
        "file:///hush",
        "jar:http://host/hush!/",
        "//host/hush",
        "/hush",
        "https:///hush",
        "https:hush",
        "http://hush_name/"
      })
  void address_notHttpWithHost_isRejected(String address) {
    assertRefused(() -> Calls.get(URI.create(address)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://host", "HTTPS://host/", "http://127.0.0.1:1/", "http://[::1]/"})
  void address_ofHttpOrHttps_isTaken(String address) {
    assertEquals(address, Calls.get(URI.create(address)).uri().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "HEAD", "post", "GET /", ""})
  void method_thatTheJdkMaySendTwice_isRefused(String method) {
    assertRefused(() -> new HttpCall(method, ADDRESS, Map.of(), new byte[0]));
    assertRefused(() -> new HttpCall(method, ADDRESS, Map.of(), null));
  }

  @Test
  void get_withABody_isRefused() {
    assertRefused(() -> new HttpCall("GET", ADDRESS, Map.of(), new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hush\r\nX-More: 1", "hush\nX: 1", "hush\r", "\0hush", "hush\n continued"})
  void headerValue_withAControlCharacter_isRefused(String value) {
    assertRefused(() -> new HttpCall("GET", ADDRESS, Map.of("Authorization", value), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X hush", "X:hush", "X-hush\r\nY"})
  void headerName_invalid_isRejected(String name) {
    assertRefused(() -> new HttpCall("GET", ADDRESS, Map.of(name, "hush"), null));
  }

  @Test
  void limits_outOfRange_areRejected() {
    Duration second = Duration.ofSeconds(1);
    assertRefused(() -> new HttpLimits(Duration.ZERO, second, 1));
    assertRefused(() -> new HttpLimits(second, Duration.ZERO, 1));
    assertRefused(() -> new HttpLimits(second, second, -1));
    assertRefused(() -> new HttpLimits(second, second, Integer.MAX_VALUE));
  }
}
