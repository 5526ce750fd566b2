package io.porttokenvending.api;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome.Refused;
import java.util.Optional;
import java.util.function.Function;

/** The paths that are served: each with its method, and how it reads and answers a request. */
enum Route {
  TOKEN("POST", "/v1/token", RoutedRequest::token),
  MCP_CONFIG("POST", "/v1/mcp-config", RoutedRequest::configurationFile),
  EXPLAIN("POST", "/v1/explain", RoutedRequest::explanation),
  METADATA("GET", "/.well-known/oauth-authorization-server", RoutedRequest::metadata);

  private final String method;
  private final String path;
  private final Function<RoutedRequest, Answer> handler;

  Route(String method, String path, Function<RoutedRequest, Answer> handler) {
    this.method = method;
    this.path = path;
    this.handler = handler;
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
    return request.event().method().equals(method)
        ? handler.apply(request)
        : request
            .answer(
                Refused.of(ErrorCode.METHOD_NOT_ALLOWED, "This path accepts only " + method + "."))
            .with("Allow", method);
  }
}
