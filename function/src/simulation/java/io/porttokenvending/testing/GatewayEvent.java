package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Builds an event of an HTTP API in {@linkplain PayloadFormat payload format 2.0}. Not thread-safe.
 */
public final class GatewayEvent {
  final String method;
  final String path;
  final Map<String, List<String>> headers = new TreeMap<>();
  String query = "";
  byte[] body = new byte[0];
  String sourceIp = "203.0.113.7";
  String requestId = UUID.randomUUID().toString().substring(0, 15) + "=";
  Instant time = Instant.now();

  private GatewayEvent(String method, String path) {
    this.method = method;
    this.path = path;
  }

  /**
   * Returns a request without query, headers and body.
   *
   * @param path percent-decoded, unlike the query, as HTTP APIs send it
   */
  public static GatewayEvent of(String method, String path) {
    return new GatewayEvent(method, path);
  }

  /** Sets the body; an empty text means no body. */
  public static String event(String method, String path, Map<String, String> headers, String body) {
    GatewayEvent event = of(method, path).body(body);
    headers.forEach(event::header);
    return event.toJson();
  }

  /** Adds a value; values of one name are joined by commas, except cookies. */
  public GatewayEvent header(String name, String value) {
    headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>()).add(value);
    return this;
  }

  /**
   * Sets the query.
   *
   * @param percentEncoded without the question mark
   */
  public GatewayEvent query(String percentEncoded) {
    query = percentEncoded;
    return this;
  }

  public GatewayEvent body(String text) {
    return body(text.getBytes(UTF_8));
  }

  public GatewayEvent body(byte[] bytes) {
    body = bytes.clone();
    return this;
  }

  public GatewayEvent sourceIp(String address) {
    sourceIp = address;
    return this;
  }

  public GatewayEvent requestId(String id) {
    requestId = id;
    return this;
  }

  public GatewayEvent time(Instant received) {
    time = received;
    return this;
  }

  /** Returns the event as a modifiable tree. */
  public ObjectNode toTree() {
    return PayloadFormat.write(this);
  }

  public String toJson() {
    return JsonText.write(toTree());
  }
}
