package io.porttokenvending.trust;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Parses the URL of a service that an operator configured. */
public final class ServiceUrl {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

  private ServiceUrl() {}

  /** Result of parsing a URL. */
  public sealed interface Reading {
    record Valid(URI uri) implements Reading {}

    /**
     * The URL is not allowed.
     *
     * @param why end of a sentence "the URL …"
     */
    record Invalid(String why) implements Reading {}
  }

  /**
   * Parses an {@code https} URL without user information, query or fragment.
   *
   * @param insecureLoopback permits {@code http} to the loopback interface, for local runs
   */
  public static Reading read(String text, boolean insecureLoopback) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return new Reading.Invalid("is not a valid URL; write https://HOST");
    }
    if (uri.getHost() == null) {
      return new Reading.Invalid("has no valid host; write https://HOST");
    }
    if (uri.getRawUserInfo() != null) {
      return new Reading.Invalid("contains user information; remove the part before @");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return new Reading.Invalid("has a query or a fragment; remove it");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      return new Reading.Invalid("has an invalid port; write 1 to 65535 or none");
    }
    boolean loopback = insecureLoopback && isLoopback(uri);
    if ("https".equals(uri.getScheme()) || (loopback && "http".equals(uri.getScheme()))) {
      return new Reading.Valid(uri);
    }
    return new Reading.Invalid("must begin with https://");
  }

  /** Compares the parsed host, because {@code http://localhost.example} is another machine. */
  static boolean isLoopback(URI uri) {
    return LOOPBACK.contains(uri.getHost());
  }
}
