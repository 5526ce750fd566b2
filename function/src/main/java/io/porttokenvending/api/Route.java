package io.porttokenvending.api;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome.Refused;
import java.util.Optional;

/** The paths that are served: each with its method, and how it reads and answers a request. */
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

  Answer answer(RoutedRequest request) {
    if (!request.event().method().equals(method)) {
      String detail = "This path accepts only " + method + ". Send the request with that method.";
      return request.answer(Refused.of(ErrorCode.METHOD_NOT_ALLOWED, detail)).with("Allow", method);
    }
    return switch (this) {
      case TOKEN -> request.token();
      case MCP_CONFIG -> request.configurationFile();
      case EXPLAIN -> request.explanation();
      case METADATA -> request.metadata();
    };
  }
}
