package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeMap;

/**
 * Payload format 2.0 of API Gateway's HTTP APIs, for route and stage {@code $default} without an
 * authorizer.
 */
final class PayloadFormat {
  private static final String API_ID = "a1b2c3d4e5";
  private static final String DOMAIN = API_ID + ".execute-api.eu-west-1.amazonaws.com";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /**
   * Text types in addition to {@code text/*}. All other bodies are binary, including forms and
   * bodies without a type.
   */
  private static final Set<String> TEXT_TYPES =
      Set.of("application/json", "application/javascript", "application/xml");

  private PayloadFormat() {}

  static ObjectNode write(GatewayEvent request) {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", "2.0")
            .put("routeKey", "$default")
            .put("rawPath", request.path)
            .put("rawQueryString", request.query);
    cookies(request, event);
    headers(request, event.putObject("headers"));
    queryStringParameters(request, event);
    requestContext(request, event.putObject("requestContext"));
    body(request, event);
    return event;
  }

  /** Adds the cookies, which are not among the headers. */
  private static void cookies(GatewayEvent request, ObjectNode event) {
    List<String> given = request.headers.getOrDefault("cookie", List.of());
    if (!given.isEmpty()) {
      var cookies = event.putArray("cookies");
      var parts = new StringTokenizer(String.join(";", given), ";");
      while (parts.hasMoreTokens()) {
        cookies.add(parts.nextToken().strip());
      }
    }
  }

  /** Returns the caller's headers and those that the gateway always sets. */
  private static void headers(GatewayEvent request, ObjectNode sent) {
    Map<String, String> all = new TreeMap<>();
    request.headers.keySet().forEach(name -> all.put(name, header(request, name)));
    all.remove("cookie");
    all.putIfAbsent("host", DOMAIN);
    all.putIfAbsent("x-amzn-trace-id", "Root=1-6920a1b2-0123456789abcdef01234567");
    all.merge("x-forwarded-for", request.sourceIp, (theirs, ours) -> theirs + ", " + ours);
    all.put("x-forwarded-port", "443");
    all.put("x-forwarded-proto", "https");
    if (request.body.length > 0) {
      all.put("content-length", Integer.toString(request.body.length));
    }
    all.forEach(sent::put);
  }

  private static void queryStringParameters(GatewayEvent request, ObjectNode event) {
    if (!request.query.isEmpty()) {
      ObjectNode parameters = event.putObject("queryStringParameters");
      FormParameters.read(request.query)
          .values()
          .forEach((name, values) -> parameters.put(name, String.join(",", values)));
    }
  }

  private static void requestContext(GatewayEvent request, ObjectNode context) {
    context
        .put("accountId", "123456789012")
        .put("apiId", API_ID)
        .put("domainName", DOMAIN)
        .put("domainPrefix", API_ID);
    context
        .putObject("http")
        .put("method", request.method)
        .put("path", request.path)
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", request.sourceIp)
        .put("userAgent", header(request, "user-agent"));
    context
        .put("requestId", request.requestId)
        .put("routeKey", "$default")
        .put("stage", "$default")
        .put("time", TIME.format(request.time))
        .put("timeEpoch", request.time.toEpochMilli());
  }

  private static void body(GatewayEvent request, ObjectNode event) {
    byte[] body = request.body;
    String type = Call.mediaType(header(request, "content-type"));
    boolean text = type.startsWith("text/") || TEXT_TYPES.contains(type);
    if (body.length > 0) {
      event.put("body", text ? new String(body, UTF_8) : Base64.getEncoder().encodeToString(body));
    }
    event.put("isBase64Encoded", body.length > 0 && !text);
  }

  private static String header(GatewayEvent request, String name) {
    return String.join(",", request.headers.getOrDefault(name, List.of()));
  }
}
