package io.porttokenvending.port;

import io.porttokenvending.trust.PortSettings;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.net.URI;

/**
 * The address to which a profile's credentials are sent, and the form of the request.
 *
 * @param text of the address, because every request needs it as a key and few of them call it
 */
record TokenAddress(PortExchange exchange, String text) {
  private static final String VERSION = "/v1";

  static TokenAddress of(PortSettings settings) {
    return switch (settings.exchange()) {
      case REST -> new TokenAddress(PortExchange.REST, rest(settings.apiUrl()));
      case OAUTH ->
          new TokenAddress(
              PortExchange.OAUTH, at(settings.mcpUrl(), path(settings.mcpUrl()) + "/token"));
    };
  }

  URI uri() {
    return URI.create(text);
  }

  /** Port's own clients differ on whether a base contains the version: both forms work. */
  private static String rest(URI api) {
    String path = path(api);
    if (path.endsWith(VERSION)) {
      path = withoutTrailingSlashes(path.substring(0, path.length() - VERSION.length()));
    }
    return at(api, path + VERSION + "/auth/access_token");
  }

  private static String at(URI base, String path) {
    return base.getScheme() + "://" + base.getRawAuthority() + path;
  }

  private static String path(URI base) {
    return withoutTrailingSlashes(base.getRawPath());
  }

  private static String withoutTrailingSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
