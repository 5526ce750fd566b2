package io.porttokenvending.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;

/**
 * An HTTP relay on loopback that forwards one request at a time. Moto checks the condition before
 * it writes, so two concurrent conditional writes may both succeed; DynamoDB's are atomic.
 */
public final class SerialRelay implements AutoCloseable {
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final LoopbackServer relay;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;

  private SerialRelay(LoopbackServer relay, URI server) {
    this.relay = relay;
    this.server = server;
  }

  public static SerialRelay before(URI server) throws IOException {
    SerialRelay serial = new SerialRelay(LoopbackServer.bind(0), server);
    serial.relay.serve(serial::forward);
    return serial;
  }

  public URI uri() {
    return relay.uri();
  }

  /** Returns the server's reply. */
  public synchronized Reply forward(Call call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(call.path()))
            .method(call.method(), BodyPublishers.ofByteArray(call.body()));
    call.headers()
        .forEach((name, values) -> {
          if (!OF_THE_CONNECTION.contains(name)) {
            values.forEach(value -> request.header(name, value));
          }
        });
    try {
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      Reply reply = Reply.of(answer.statusCode()).body(answer.body());
      for (var header : answer.headers().map().entrySet()) {
        if (!OF_THE_CONNECTION.contains(header.getKey())) {
          reply = reply.header(header.getKey(), String.join(",", header.getValue()));
        }
      }
      return reply;
    } catch (IOException | InterruptedException e) {
      return Reply.noAnswer();
    }
  }

  @Override
  public void close() {
    relay.close();
    http.close();
  }
}
