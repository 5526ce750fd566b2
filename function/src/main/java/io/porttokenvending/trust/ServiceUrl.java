package io.porttokenvending.trust;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** The address of a service that an operator configured. */
public final class ServiceUrl {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

  private ServiceUrl() {}

  /** What became of an address. */
  public sealed interface Reading {
    record Good(URI uri) implements Reading {}

    /**
     * The address may not be used.
     *
     * @param why completes "the URL …"
     */
    record Bad(String why) implements Reading {}
  }

  /**
   * Reads an {@code https} address without user information, query or fragment.
   *
   * @param insecureLoopback permits {@code http} to this very machine, for trying things out
   */
  public static Reading read(String text, boolean insecureLoopback) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return new Reading.Bad("is not well-formed");
    }
    if (uri.getHost() == null) {
      return new Reading.Bad("has no host that can be read");
    }
    if (uri.getRawUserInfo() != null) {
      return new Reading.Bad("holds user information");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return new Reading.Bad("has a query or a fragment");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      return new Reading.Bad("has no possible port");
    }
    boolean loopback = insecureLoopback && isLoopback(uri);
    if ("https".equals(uri.getScheme()) || (loopback && "http".equals(uri.getScheme()))) {
      return new Reading.Good(uri);
    }
    return new Reading.Bad("does not begin with https://");
  }

  /** Compares the parsed host: {@code http://localhost.example} is not this machine. */
  static boolean isLoopback(URI uri) {
    return LOOPBACK.contains(uri.getHost());
  }
}
