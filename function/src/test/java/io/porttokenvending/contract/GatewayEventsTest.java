package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.WithWorld;
import io.porttokenvending.testing.World;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayEventsTest extends WithWorld {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{}",
        "[]",
        "null",
        "\"2.0\"",
        "not JSON",
        "{\"version\":\"2.0\"}",
        "{\"version\":\"2.0\",\"rawPath\":\"/v1/token\",\"requestContext\":null}"
      })
  void malformedEvent_isInvalid(String event) {
    assertNoEvent(world.send(event));
  }

  /** Versions in events of a REST API, or of an HTTP API with payload format 1.0. */
  @ParameterizedTest
  @ValueSource(strings = {"1.0", "2", "3.0", ""})
  void eventOfAnotherVersion_isInvalid(String version) {
    assertNoEvent(spoilt(event -> event.put("version", version)));
    assertNoEvent(spoilt(event -> event.remove("version")));
    assertNoEvent(spoilt(event -> event.put("version", 2.0)));
  }

  @Test
  void eventOfARestApi_isInvalid() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event
        .put("resource", "/{proxy+}")
        .put("path", "/v1/token")
        .put("httpMethod", "POST")
        .put("body", "{}")
        .put("isBase64Encoded", false);
    event.putObject("headers").put("Authorization", "Bearer " + world.sign(world.job()));
    event.putObject("requestContext").put("requestId", "r=").put("stage", "prod");

    assertNoEvent(world.send(JsonText.write(event)));
  }

  @Test
  void eventWithoutItsContext_isInvalid() {
    assertNoEvent(spoilt(event -> event.remove("requestContext")));
    assertNoEvent(spoilt(event -> event.withObject("requestContext").remove("http")));
    assertNoEvent(spoilt(event -> event.withObject("requestContext").remove("requestId")));
    assertNoEvent(spoilt(event -> event.withObject("requestContext").put("requestId", 5)));
    assertNoEvent(spoilt(event -> event.remove("rawPath")));
  }

  @Test
  void eventWithADoubledMember_isInvalid() {
    String event = world.request().toJson();

    assertNoEvent(world.send("{\"version\":\"2.0\"," + event.substring(1)));
    assertNoEvent(
        world.send(event.replace("\"headers\":{", "\"headers\":{\"authorization\":\"\",")));
    assertNoEvent(world.send(event.replace("\"stage\":", "\"requestId\":\"x\",\"stage\":")));
    assertNoEvent(world.send(event + event));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"authorization\"", "{\"authorization\":null}"})
  void malformedHeaders_areIgnored(String headers) {
    Answer answer = spoilt(event -> event.set("headers", Answer.json(headers)));

    assertEquals("token_missing", answer.code());
  }

  @Test
  void otherPath_withAnotherMethod_isNotFound() {
    assertEquals("not_found", world.send(GatewayEvent.of("GET", "/v1")).code());
  }

  @Test
  void requestId_isTheGateways() {
    Answer answer =
        world.send(
            world
                .request(world.job().with("ref", "refs/heads/x"))
                .requestId("of-the-gateway=")
                .header("X-Request-Id", "of-the-caller")
                .header("X-Amzn-Trace-Id", "of-the-caller")
                .header("X-Amz-Apigw-Id", "of-the-caller"));

    assertEquals("of-the-gateway=", answer.headers().get("X-Request-Id"));
    assertEquals("of-the-gateway=", answer.body().path("request_id").asText());
    assertEquals("of-the-gateway=", answer.line().path("request_id").asText());
  }

  @Test
  void authorizersData_isIgnored() {
    Consumer<ObjectNode> vouch =
        event -> {
          ObjectNode jwt =
              event.withObject("requestContext").putObject("authorizer").putObject("jwt");
          jwt.putObject("claims")
              .put("repository_owner_id", "999999999999")
              .put("repository_id", "888888888888")
              .put("ref", "refs/heads/main");
          jwt.putArray("scopes").add("catalog-reader");
        };
    ObjectNode anonymous = world.anonymous().toTree();
    vouch.accept(anonymous);
    ObjectNode denied = world.request(world.job().with("ref", "refs/heads/dev")).toTree();
    vouch.accept(denied);

    assertEquals("token_missing", world.send(JsonText.write(anonymous)).code());
    assertEquals("access_denied", world.send(JsonText.write(denied)).code());
  }

  private Answer spoilt(Consumer<ObjectNode> fault) {
    ObjectNode event = world.request().toTree();
    fault.accept(event);
    return world.send(JsonText.write(event));
  }

  /** The invocation's request id is the only one available. */
  private void assertNoEvent(Answer answer) {
    assertEquals("invalid_request", answer.code());
    assertEquals(
        "The event does not come from an HTTP API with payload format 2.0. Set that format in the"
            + " integration.",
        answer.detail());
    assertEquals(World.INVOCATION, answer.headers().get("X-Request-Id"));
    assertEquals(World.INVOCATION, answer.body().path("request_id").asText());
    assertEquals(List.of(), world.gitHub().calls());
  }
}
