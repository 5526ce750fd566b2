package io.porttokenvending.adversarial.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cases of a file in {@code request-corpus}. Each entry cites its source; its {@code profile}
 * and the claims in {@code with} make the accepted request. Each of its changes replaces one part
 * of that request, once by each of its {@code values} or named {@code cases}. A change without a
 * {@code code} is granted.
 */
final class CaseFile {
  private static final Path FOLDER = Path.of("src", "test", "resources", "request-corpus");
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private CaseFile() {}

  /** Reads the cases of every file; a family has its file's name. */
  static Stream<RequestCase> all(CorpusWorld world) {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream().flatMap(file -> cases(file, world).stream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<RequestCase> cases(Path file, CorpusWorld world) {
    String family = file.getFileName().toString().replace(".json", "");
    String issuer = world.gitHub().issuer();
    String text =
        text(file)
            .replace("{issuer}", issuer)
            .replace("{unlisted}", world.unlisted().issuer())
            .replace("{port}", issuer.substring(issuer.lastIndexOf(':') + 1));
    Request good = Request.of(world.gitHub());
    CaseList cases = new CaseList(family, good);
    for (JsonNode entry : Answer.json(text)) {
      Request accepted = withClaims(good, entry.path("with"));
      String profile = entry.path("profile").asText();
      cases.citing(entry.path("source").asText());
      cases.from(profile.isEmpty() ? accepted : accepted.profile(profile));
      entry.path("changes").forEach(change -> add(cases, change, world.now()));
    }
    return cases.cases();
  }

  private static void add(CaseList cases, JsonNode change, long now) {
    Optional<ErrorCode> code = code(change, "code");
    Optional<ErrorCode> audited = code(change, "audited").or(() -> code);
    String[] words = change.path("change").asText().split(" ", -1);
    for (int i = Math.min(1, words.length - 1); i < words.length; i++) {
      String name = words[i];
      for (JsonNode value : change.path("values")) {
        String what = name + " = " + (value.isTextual() ? CaseList.quoted(value.asText()) : value);
        cases.add(what, request -> changed(request, words[0], name, value, now), code, audited);
      }
    }
    for (var each : change.path("cases").properties()) {
      cases.add(
          each.getKey(),
          request -> changed(request, words[0], "", each.getValue(), now),
          code,
          audited);
    }
  }

  private static Optional<ErrorCode> code(JsonNode change, String member) {
    return change.has(member)
        ? Optional.of(ErrorCode.valueOf(change.path(member).asText().toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  private static Request changed(
      Request request, String kind, String name, JsonNode value, long now) {
    String text = value.asText();
    return switch (kind) {
      case "claim" -> request.claim(name, value);
      case "claims" -> withClaims(request, value);
      case "no-claim" -> request.without(text);
      case "seconds-from-now" ->
          request.claim(name, JsonNodeFactory.instance.numberNode(now + value.asLong()));
      case "header" -> request.token(token -> token.header(name, value));
      case "no-header" -> request.token(token -> token.withoutHeader(text));
      case "text" ->
          name.equals("header")
              ? request.headerText(good -> filled(text, good))
              : request.payloadText(good -> filled(text, good));
      case "token" -> request.credential(token -> segments(text, token));
      case "profile" -> request.profile(text);
      case "body" -> request.body(JSON, text);
      case "type" -> request.body(text, "{}");
      case "form" -> request.body(FORM, text);
      case "base64" ->
          request.event((event, token) -> {
            event.withObject("headers").put("content-type", JSON);
            event.put("body", text).put("isBase64Encoded", true);
          });
      case "query" -> request.event((event, token) -> event.put("rawQueryString", text));
      case "path" -> request.event((event, token) -> event.put("rawPath", text));
      case "method" ->
          request.event((event, token) ->
              event.withObject("requestContext").withObject("http").put("method", text));
      case "authorization" ->
          request.event((event, token) ->
              event.withObject("headers").put("authorization", text.replace("@", token)));
      case "event" -> request.event((event, token) -> merge(event, value, token));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** Null stands for a claim that is left out. */
  private static Request withClaims(Request request, JsonNode claims) {
    Request changed = request;
    for (var claim : claims.properties()) {
      changed =
          claim.getValue().isNull()
              ? changed.without(claim.getKey())
              : changed.claim(claim.getKey(), claim.getValue());
    }
    return changed;
  }

  /** {@code @} stands for the good text, {@code ~} for its inside. */
  private static String filled(String form, String good) {
    return form.replace("@", good).replace("~", good.substring(1, good.length() - 1));
  }

  /** {@code H}, {@code P} and {@code S} stand for the segments of the good token. */
  private static String segments(String form, String token) {
    List<String> parts = List.of(token.split("\\.", -1));
    return form.chars()
        .mapToObj(c -> "HPS".indexOf(c) < 0 ? Character.toString(c) : parts.get("HPS".indexOf(c)))
        .collect(Collectors.joining());
  }

  /** Null stands for a member that is left out, {@code @} for the token. */
  private static void merge(ObjectNode target, JsonNode changes, String token) {
    for (var change : changes.properties()) {
      if (change.getValue().isNull()) {
        target.remove(change.getKey());
      } else if (change.getValue().isObject()) {
        merge(target.withObject(change.getKey()), change.getValue(), token);
      } else {
        target.put(change.getKey(), change.getValue().asText().replace("@", token));
      }
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
