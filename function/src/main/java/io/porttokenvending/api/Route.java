package io.porttokenvending.api;

import java.util.Optional;

/** The paths that are served, each with its one method. */
enum Route {
  TOKEN("POST", "/v1/token"),
  MCP_CONFIG("POST", "/v1/mcp-config"),
  EXPLAIN("POST", "/v1/explain"),
  METADATA("GET", "/.well-known/oauth-authorization-server");

  private final String method;
  private final String path;

  Route(String method, String path) {
    this.method = method;
    this.path = path;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  static Optional<Route> at(String path) {
    for (Route route : values()) {
      if (route.path.equals(path)) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }
}
