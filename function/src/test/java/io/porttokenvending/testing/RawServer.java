package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/** A server on loopback that sends the exact bytes, pauses and endings of its script. */
public final class RawServer implements AutoCloseable {
  private static final Pattern CONTENT_LENGTH =
      Pattern.compile("(?i)\r\nContent-Length: (\\d+)\r\n");

  /** What happens on one accepted connection, which is closed afterwards. */
  @FunctionalInterface
  public interface Script {
    void play(Peer peer) throws IOException;
  }

  /**
   * A received request.
   *
   * @param head the request line and the header lines, each with its CRLF
   */
  public record Request(String head, byte[] body) {}

  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private RawServer(ServerSocket listener) {
    this.listener = listener;
  }

  public static RawServer start(Script script) throws IOException {
    return start(ServerSocketFactory.getDefault(), script);
  }

  /** With the factory of an {@code SSLContext}, a TLS server. */
  public static RawServer start(ServerSocketFactory factory, Script script) throws IOException {
    RawServer server =
        new RawServer(factory.createServerSocket(0, 64, InetAddress.getLoopbackAddress()));
    onThread(() -> server.acceptAll(script));
    return server;
  }

  /** The address of a path that begins with a slash. */
  public URI uri(String scheme, String path) {
    return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort() + path);
  }

  public URI http(String path) {
    return uri("http", path);
  }

  public int connections() {
    return connections.get();
  }

  /** All requests so far, of all connections. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void acceptAll(Script script) throws IOException {
    while (true) {
      Socket socket = listener.accept();
      open.add(socket);
      connections.incrementAndGet();
      onThread(() -> {
        try (socket) {
          script.play(new Peer(socket));
        } finally {
          open.remove(socket);
        }
      });
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void onThread(Work work) {
    Runnable quietly =
        () -> {
          try {
            work.run();
          } catch (IOException e) {
            // The client or the test has closed the connection: the script's end.
          }
        };
    Thread.ofPlatform().daemon().name("raw-server").start(quietly);
  }

  /** The server's side of one connection. */
  public final class Peer {
    private final Socket socket;

    private Peer(Socket socket) {
      this.socket = socket;
    }

    /** The next request; empty when the client has closed the connection. */
    public Optional<Request> read() throws IOException {
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      while (!bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          return Optional.empty();
        }
        bytes.write(next);
      }
      String head = bytes.toString(ISO_8859_1);
      Matcher length = CONTENT_LENGTH.matcher(head);
      byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
      Request request = new Request(head, body);
      requests.add(request);
      return Optional.of(request);
    }

    public void send(String latin1) throws IOException {
      send(latin1.getBytes(ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    /** Sends a byte every 0.1 s while the client is connected. */
    public void drip(String latin1) throws IOException {
      for (byte next : latin1.getBytes(ISO_8859_1)) {
        send(new byte[] {next});
        try {
          if (closed.await(100, TimeUnit.MILLISECONDS)) {
            return;
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }

    /** Sends nothing and waits for the client to close the connection. */
    public void hang() throws IOException {
      socket.getInputStream().readAllBytes();
    }

    /** Ends the connection with a TCP reset. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }
}
