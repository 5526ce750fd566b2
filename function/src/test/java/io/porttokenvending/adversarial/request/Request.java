package io.porttokenvending.adversarial.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.World;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * A request and the keys that the issuer publishes. It is immutable: each change returns a new one.
 *
 * @param signer whose key signs, whatever {@code kid} and {@code iss} say
 * @param profile what the body asks for, if there is one
 * @param header of the text of the token's header, before it is signed
 * @param payload the same of the claims
 * @param credential of the signed token, before it is sent
 * @param event of the whole event, together with what {@code credential} made
 * @param keySet what GitHub publishes, if not the usual
 */
record Request(
    GitHubTokens signer,
    GitHubToken token,
    Optional<String> profile,
    UnaryOperator<String> header,
    UnaryOperator<String> payload,
    UnaryOperator<String> credential,
    BiConsumer<ObjectNode, String> event,
    Optional<String> keySet) {

  /** A valid token for the profile {@code default}, without a body. */
  static Request of(GitHubTokens signer) {
    return new Request(
        signer,
        // The same in each request, so that two that differ in nothing else are the same.
        signer.pushToMain().with("jti", "6cf8862b-b832-4372-9998-22026ecd21a1"),
        Optional.empty(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        (event, sent) -> {},
        Optional.empty());
  }

  Request token(UnaryOperator<GitHubToken> change) {
    return new Request(
        signer, change.apply(token), profile, header, payload, credential, event, keySet);
  }

  Request claim(String name, String value) {
    return token(good -> good.with(name, value));
  }

  Request claim(String name, JsonNode value) {
    return token(good -> good.with(name, value));
  }

  Request without(String claim) {
    return token(good -> good.without(claim));
  }

  Request header(String name, String json) {
    return token(good -> good.header(name, Answer.json(json)));
  }

  Request kid(String kid) {
    return token(good -> good.header("kid", kid));
  }

  Request profile(String name) {
    return new Request(
        signer, token, Optional.of(name), header, payload, credential, event, keySet);
  }

  Request signedBy(GitHubTokens other) {
    return new Request(other, token, profile, header, payload, credential, event, keySet);
  }

  Request headerText(UnaryOperator<String> change) {
    return new Request(signer, token, profile, change, payload, credential, event, keySet);
  }

  Request payloadText(UnaryOperator<String> change) {
    return new Request(signer, token, profile, header, change, credential, event, keySet);
  }

  Request credential(UnaryOperator<String> change) {
    return new Request(signer, token, profile, header, payload, change, event, keySet);
  }

  /** Spoils the event. */
  Request event(BiConsumer<ObjectNode, String> change) {
    return new Request(signer, token, profile, header, payload, credential, change, keySet);
  }

  /** Sends this body, not encoded as Base64. */
  Request body(String type, String body) {
    return event((event, token) -> {
      event.withObject("headers").put("content-type", type);
      event.put("body", body).put("isBase64Encoded", false);
    });
  }

  Request keySet(String published) {
    return new Request(
        signer, token, profile, header, payload, credential, event, Optional.of(published));
  }

  String signed(Instant now) {
    return signer.signRaw(
        header.apply(JsonText.write(token.header())),
        payload.apply(JsonText.write(token.payload(now, World.AUDIENCE))));
  }

  /**
   * The event's text, the same for the same request.
   *
   * @param signed what {@link #signed} gave
   */
  String text(String signed, Instant now) {
    String sent = credential.apply(signed);
    GatewayEvent good =
        GatewayEvent.of("POST", "/v1/token")
            .header("Authorization", "Bearer " + sent)
            .requestId("corpus=")
            .time(now);
    profile.ifPresent(name ->
        good.header("Content-Type", "application/json")
            .body(JsonText.write(JsonNodeFactory.instance.objectNode().put("profile", name))));
    ObjectNode tree = good.toTree();
    event.accept(tree, sent);
    return JsonText.write(tree);
  }
}
