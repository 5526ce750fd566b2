package io.porttokenvending.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP relay on loopback that loses answers: the server has handled the request, and the client
 * never learns of it.
 */
public final class LossyRelay implements AutoCloseable {
  private final ServerSocket listener;
  private final URI server;
  private final AtomicInteger toLose;
  private final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private LossyRelay(ServerSocket listener, URI server, int toLose) {
    this.listener = listener;
    this.server = server;
    this.toLose = new AtomicInteger(toLose);
  }

  /**
   * Stands before a server.
   *
   * @param toLose on so many connections, the first ones, the answer is lost
   */
  public static LossyRelay before(URI server, int toLose) throws IOException {
    LossyRelay relay =
        new LossyRelay(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), server, toLose);
    onThread(relay::acceptAll);
    return relay;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  public int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void acceptAll() throws IOException {
    while (true) {
      Socket client = opened(listener.accept());
      connections.incrementAndGet();
      boolean lose = toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
      onThread(() -> relay(client, lose));
    }
  }

  private void relay(Socket client, boolean lose) throws IOException {
    try (client;
        Socket upstream = opened(new Socket(server.getHost(), server.getPort()))) {
      onThread(() -> client.getInputStream().transferTo(upstream.getOutputStream()));
      InputStream answer = upstream.getInputStream();
      int first = answer.read(); // comes when the request has been handled
      if (!lose && first >= 0) {
        OutputStream out = client.getOutputStream();
        out.write(first);
        answer.transferTo(out);
      }
    } finally {
      open.removeIf(Socket::isClosed);
    }
  }

  private Socket opened(Socket socket) {
    open.add(socket);
    return socket;
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
            // One side has closed its connection, or the test the relay.
          }
        };
    Thread.ofPlatform().daemon().name("lossy-relay").start(quietly);
  }
}
