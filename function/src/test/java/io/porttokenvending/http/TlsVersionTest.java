package io.porttokenvending.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.timing.Deadline;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server that offers TLS 1.1, which the JDK itself would no longer do, is turned away. */
class TlsVersionTest {
  /** RFC 4346 section 7.4.1.3: a ServerHello of TLS 1.1 with TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA. */
  private static final byte[] SERVER_HELLO =
      HexFormat.of()
          .parseHex("160302002a" + "02000026" + "0302" + "5a".repeat(32) + "00" + "c013" + "00");

  /** RFC 4346 section 7.2: fatal, protocol_version. */
  private static final byte[] PROTOCOL_VERSION_ALERT = {2, 70};

  @Test
  void tls11_isRefusedByItsVersion() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<byte[]> alert =
          CompletableFuture.supplyAsync(() -> answerToServerHello(listener));
      URI uri = URI.create("https://127.0.0.1:" + listener.getLocalPort() + "/");

      HttpOutcome outcome =
          new BoundedHttpClient(Calls.LIMITS)
              .send(Calls.post(uri, "{}"), Deadline.in(Duration.ofMinutes(1)));

      assertEquals(new HttpOutcome.NotConnected(), outcome);
      assertArrayEquals(PROTOCOL_VERSION_ALERT, alert.get(30, TimeUnit.SECONDS));
    }
  }

  /** The body of the first record that the client sends after the ServerHello. */
  private static byte[] answerToServerHello(ServerSocket listener) {
    try (Socket socket = listener.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      record(in);
      socket.getOutputStream().write(SERVER_HELLO);
      return record(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] record(DataInputStream in) throws IOException {
    in.skipNBytes(3);
    return in.readNBytes(in.readUnsignedShort());
  }
}
