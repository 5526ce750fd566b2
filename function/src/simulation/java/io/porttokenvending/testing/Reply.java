package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonText;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A server's response, which may have a fault.
 *
 * @param delay wait before the first byte
 * @param pace wait before each byte of the body; zero sends it at once
 */
public record Reply(
    int status,
    Map<String, String> headers,
    byte[] body,
    Duration delay,
    Duration pace,
    Ending ending) {

  /** How the connection ends. */
  public enum Ending {
    COMPLETE,
    /** The head declares one byte more than the body has. */
    CUT_SHORT,
    /** The connection ends before the head. */
    NO_ANSWER
  }

  /** Returns a response without a body. */
  public static Reply of(int status) {
    return new Reply(status, Map.of(), new byte[0], Duration.ZERO, Duration.ZERO, Ending.COMPLETE);
  }

  public static Reply of(int status, String contentType, String body) {
    return of(status).header("Content-Type", contentType).body(body.getBytes(UTF_8));
  }

  public static Reply json(int status, String body) {
    return of(status, "application/json", body);
  }

  static Reply json(int status, JsonNode body) {
    return json(status, JsonText.write(body));
  }

  /** Returns a reply that closes the connection without sending a byte. */
  public static Reply noAnswer() {
    return of(500).ending(Ending.NO_ANSWER);
  }

  public Reply header(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Reply(status, Map.copyOf(more), body, delay, pace, ending);
  }

  public Reply body(byte[] bytes) {
    return new Reply(status, headers, bytes, delay, pace, ending);
  }

  public Reply after(Duration wait) {
    return new Reply(status, headers, body, wait, pace, ending);
  }

  public Reply dripping(Duration waitPerByte) {
    return new Reply(status, headers, body, delay, waitPerByte, ending);
  }

  public Reply cutShort() {
    return ending(Ending.CUT_SHORT);
  }

  private Reply ending(Ending other) {
    return new Reply(status, headers, body, delay, pace, other);
  }

  @Override
  public String toString() {
    return "Reply[status=" + status + ", ending=" + ending + "]";
  }
}
