package io.porttokenvending.config;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code OIDC_ISSUERS}: a comma-separated list of {@code issuer} or {@code issuer=jwks_uri}.
 */
public final class IssuerList {
  private static final String JWKS = "/.well-known/jwks";
  private static final String GITHUB_HOST = "token.actions.githubusercontent.com";

  private IssuerList() {}

  /** Returns the issuers in order, each with the address of its keys. */
  static Map<String, URI> read(String text, boolean insecureLoopback, List<String> problems) {
    Map<String, URI> issuers = new LinkedHashMap<>();
    for (String entry : text.split(",", -1)) {
      String stripped = entry.strip();
      int equals = stripped.indexOf('=');
      String issuer = equals < 0 ? stripped : stripped.substring(0, equals);
      Optional<URI> parsed = url(issuer, insecureLoopback, problems);
      Optional<URI> keys =
          equals < 0
              ? parsed.map(uri -> keys(issuer, uri))
              : url(stripped.substring(equals + 1), insecureLoopback, problems);
      if (parsed.isPresent() && keys.isPresent() && issuers.put(issuer, keys.get()) != null) {
        problems.add("OIDC_ISSUERS lists " + issuer + " twice; remove one entry");
      }
    }
    return issuers;
  }

  /**
   * Returns whether GitHub runs the issuer: the one of github.com, or one under {@code ghe.com}.
   */
  public static boolean isRunByGitHub(String issuer) {
    String host = URI.create(issuer).getHost().toLowerCase(Locale.ROOT);
    return host.equals(GITHUB_HOST) || host.endsWith(".ghe.com");
  }

  /**
   * Returns the address of the keys. GitHub publishes an enterprise's keys only at the root of the
   * host.
   */
  private static URI keys(String issuer, URI uri) {
    String host = uri.getHost();
    boolean enterprise =
        host.equals(GITHUB_HOST)
            || (host.startsWith("token.actions.") && host.endsWith(".ghe.com"));
    String base =
        enterprise
            ? "https://" + uri.getRawAuthority()
            : issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    return URI.create(base + JWKS);
  }

  private static Optional<URI> url(String text, boolean insecureLoopback, List<String> problems) {
    return Variables.url("OIDC_ISSUERS names a URL that ", text, insecureLoopback, problems);
  }
}
