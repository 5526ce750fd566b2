package io.porttokenvending.adversarial;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.GitHubToken;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An unsigned token: its key, and the JSON text of each header member and claim in their order. */
record Draft(SigningKey key, Map<String, String> headers, Map<String, String> claims) {
  /** The same token on every run, whatever key {@code token} was made for. */
  static Draft of(GitHubToken token, SigningKey key) {
    ObjectNode header =
        token.header().put("kid", key.kid()).put("x5t", "Cn5Kd0aVtJx2sLw8hGfUe1RiYpM");
    ObjectNode claims =
        token
            .with("jti", "9d5c9c1e-1d3c-4a39-8f0e-3f6d1f6c7a55")
            .payload(Rules.NOW, Rules.AUDIENCE);
    return new Draft(key, members(header), members(claims));
  }

  Draft claim(String name, String json) {
    return new Draft(key, headers, with(claims, name, json));
  }

  Draft claim(String name, long number) {
    return claim(name, Long.toString(number));
  }

  Draft text(String name, String value) {
    return claim(name, quoted(value));
  }

  Draft without(String claim) {
    return new Draft(key, headers, changed(claims, map -> map.remove(claim)));
  }

  Draft header(String name, String json) {
    return new Draft(key, with(headers, name, json), claims);
  }

  Draft withoutHeader(String name) {
    return new Draft(key, changed(headers, map -> map.remove(name)), claims);
  }

  Draft signedBy(SigningKey other) {
    return new Draft(other, headers, claims);
  }

  String headerText() {
    return object(headers);
  }

  String claimsText() {
    return object(claims);
  }

  /** With these claims, whatever text they are. */
  Compact sign(String claimsText) {
    return key.token(headerText().getBytes(UTF_8), claimsText.getBytes(UTF_8));
  }

  Compact sign() {
    return sign(claimsText());
  }

  String token() {
    return sign().toString();
  }

  static String quoted(String value) {
    return JsonText.write(JsonNodeFactory.instance.textNode(value));
  }

  private static String object(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> quoted(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Map<String, String> members(ObjectNode object) {
    Map<String, String> members = new LinkedHashMap<>();
    object
        .properties()
        .forEach(each -> members.put(each.getKey(), JsonText.write(each.getValue())));
    return members;
  }

  private static Map<String, String> with(Map<String, String> members, String name, String json) {
    return changed(members, map -> map.put(name, json));
  }

  private static Map<String, String> changed(
      Map<String, String> members, Consumer<Map<String, String>> change) {
    Map<String, String> copy = new LinkedHashMap<>(members);
    change.accept(copy);
    return copy;
  }
}
