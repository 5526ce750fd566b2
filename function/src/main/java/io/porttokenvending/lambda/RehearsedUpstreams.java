package io.porttokenvending.lambda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * The rehearsal's upstreams: an HTTP server on loopback with fixed responses, so that the rehearsal
 * runs the same code as a request. It answers one call per connection, so that none is kept.
 */
final class RehearsedUpstreams implements AutoCloseable {
  static final String KEYS = "/keys";
  static final String ROLE = "/role";
  private static final int BACKLOG = 16;

  /** A client secret whose token is shared. */
  private static final String CLIENT_SECRET = "not-a-secret-but-as-long-as-one-of-port";

  /** Valid at {@link RehearsalToken#VALID_AT}. */
  private static final String ROLE_RESPONSE =
      """
      {"AccessKeyId": "rehearsal", "SecretAccessKey": "rehearsal", "Token": "rehearsal",
       "Expiration": "2020-01-01T06:00:00Z"}
      """;

  private static final String SECRETS_MANAGER_RESPONSE =
      """
      {"Name": "rehearsal", "VersionId": "1", "CreatedDate": 1577836800.25,
       "ARN": "rehearsal",
       "SecretString": "{\\"clientId\\":\\"rehearsal\\",\\"clientSecret\\":\\"%s\\"}"}
      """
          .formatted(CLIENT_SECRET);

  private static final String PORT_RESPONSE =
      "{\"accessToken\":\"%s\",\"tokenType\":\"Bearer\",\"expiresIn\":10800}"
          .formatted(RehearsalToken.TOKEN);

  private final ServerSocket server;
  private volatile String sharedRow = "";

  private RehearsedUpstreams(ServerSocket server) {
    this.server = server;
  }

  static RehearsedUpstreams start() {
    try {
      var upstreams =
          new RehearsedUpstreams(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
      Thread.ofPlatform().daemon().name("rehearsed-upstreams").start(upstreams::serve);
      return upstreams;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        answer(caller);
      } catch (IOException e) {
        // Closed, or the caller is gone.
      }
    }
  }

  private void answer(Socket caller) throws IOException {
    InputStream in = caller.getInputStream();
    String head = head(in);
    int length = length(head);
    String body = response(head, in.readNBytes(length));
    String response =
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    caller.getOutputStream().write(response.getBytes(ISO_8859_1));
  }

  private String response(String head, byte[] body) {
    if (head.startsWith("GET " + KEYS)) {
      return RehearsalToken.KEYS;
    }
    if (head.startsWith("GET " + ROLE)) {
      return ROLE_RESPONSE;
    }
    if (head.contains("secretsmanager.GetSecretValue")) {
      return SECRETS_MANAGER_RESPONSE;
    }
    return head.contains("DynamoDB_") ? consumed(new String(body, UTF_8)) : PORT_RESPONSE;
  }

  private String consumed(String request) {
    return "{\"ConsumedCapacity\":{\"TableName\":\"rehearsal\",\"CapacityUnits\":1.0}%s}"
        .formatted(item(request));
  }

  /** Returns the last row that was written as a shared token, for a read of one. */
  private String item(String request) {
    if (!request.contains("\"token#")) {
      return "";
    }
    String before = sharedRow;
    if (StrictJson.read(request.getBytes(UTF_8)) instanceof JsonReading.Value(JsonNode members)
        && members.has("Item")) {
      sharedRow = ",\"Item\":" + JsonText.write(members.path("Item"));
      return "";
    }
    return before;
  }

  /** Reads up to the empty line. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static int length(String head) {
    String lower = head.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("content-length:");
    return at < 0 ? 0 : Integer.parseInt(lower.substring(at + 15, lower.indexOf('\r', at)).trim());
  }
}
