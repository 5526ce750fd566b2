package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.contract.EventFiles;
import io.porttokenvending.infra.Deployment;
import io.porttokenvending.infra.Deployment.Route;
import io.porttokenvending.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The routes and the authorizers of the deployed API, between its HTTP front and the function. */
final class HttpApi implements RequestStreamHandler {
  private final List<Route> routes;
  private final GatewayAuthorizer authorizer;
  private final RequestStreamHandler function;
  private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();

  HttpApi(Deployment deployment, GatewayAuthorizer authorizer, RequestStreamHandler function) {
    this.routes = deployment.routes();
    this.authorizer = authorizer;
    this.function = function;
  }

  /** What the function was invoked with so far. */
  List<JsonNode> events() {
    return List.copyOf(events);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    ObjectNode event = (ObjectNode) EventFiles.json(new String(input.readAllBytes(), UTF_8));
    Optional<Route> route = route(event);
    if (route.isEmpty()) {
      answer(output, 404, "Not Found");
      return;
    }
    if (!isLetThrough(event, route.get())) {
      answer(output, 401, "Unauthorized");
      return;
    }
    event.put("routeKey", route.get().key());
    event.withObject("/requestContext").put("routeKey", route.get().key());
    events.add(event);
    byte[] bytes = JsonText.write(event).getBytes(UTF_8);
    function.handleRequest(new ByteArrayInputStream(bytes), output, context);
  }

  /** A whole path wins over {@code $default}; paths with variables are not here. */
  private Optional<Route> route(ObjectNode event) {
    String method = event.at("/requestContext/http/method").textValue();
    String path = event.path("rawPath").textValue();
    return List.of(method + " " + path, "ANY " + path, "$default").stream()
        .flatMap(key -> routes.stream().filter(route -> route.key().equals(key)))
        .findFirst();
  }

  private boolean isLetThrough(ObjectNode event, Route route) {
    if (route.authorizer().isEmpty()) {
      return true;
    }
    Optional<ObjectNode> claims =
        authorizer.claims(event.path("headers"), route.authorizer().get());
    claims.ifPresent(handedOver -> handOver(event, handedOver));
    return claims.isPresent();
  }

  /** Adds an authorizer's result to the event. */
  static void handOver(ObjectNode event, ObjectNode claims) {
    ObjectNode jwt = event.withObject("/requestContext/authorizer/jwt");
    jwt.putNull("scopes").set("claims", claims);
  }

  private static void answer(OutputStream output, int status, String message) throws IOException {
    String body = "{\\\"message\\\":\\\"" + message + "\\\"}";
    output.write(("{\"statusCode\":" + status + ",\"body\":\"" + body + "\"}").getBytes(UTF_8));
  }
}
