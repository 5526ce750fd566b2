package io.porttokenvending.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/** Accepts TLS connections on loopback for a plain HTTP server. */
final class TlsFront implements AutoCloseable {
  private static final int BACKLOG = 50;

  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("tls-", 0).factory());
  private final ServerSocket server;
  private final URI behind;

  private TlsFront(ServerSocket server, URI behind) {
    this.server = server;
    this.behind = behind;
  }

  /**
   * Starts accepting connections.
   *
   * @param sockets with the certificate to show
   * @param behind address and port of the server
   */
  static TlsFront start(ServerSocketFactory sockets, URI behind) throws IOException {
    InetAddress loopback = InetAddress.getByName(behind.getHost());
    TlsFront front = new TlsFront(sockets.createServerSocket(0, BACKLOG, loopback), behind);
    front.threads.execute(front::accept);
    return front;
  }

  URI uri() {
    return URI.create("https://" + behind.getHost() + ":" + server.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket caller = server.accept();
        Socket callee = new Socket(behind.getHost(), behind.getPort());
        caller.setTcpNoDelay(true);
        callee.setTcpNoDelay(true);
        threads.execute(() -> copy(caller, callee));
        threads.execute(() -> copy(callee, caller));
      } catch (IOException e) {
        // Closed, or the caller is gone. The function under test reports what it misses.
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      // The other direction closed both.
    }
  }
}
