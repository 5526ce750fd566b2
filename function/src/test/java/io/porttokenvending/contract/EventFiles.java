package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Pairs of an event and its response in {@code events/}. */
public final class EventFiles {
  private static final Path FOLDER = Path.of("..", "events");
  private static final String EVENT = ".json";
  private static final String ANSWER = ".answer.json";

  private EventFiles() {}

  /** The events' names, sorted. */
  public static List<String> names() throws IOException {
    return files().stream()
        .filter(file -> file.endsWith(EVENT) && !file.endsWith(ANSWER))
        .map(file -> file.substring(0, file.length() - EVENT.length()))
        .toList();
  }

  /** The names of events with a response, sorted. */
  static List<String> answered() throws IOException {
    return files().stream()
        .filter(file -> file.endsWith(ANSWER))
        .map(file -> file.substring(0, file.length() - ANSWER.length()))
        .toList();
  }

  public static String event(String name) throws IOException {
    return read(name + EVENT);
  }

  public static String answer(String name) throws IOException {
    return read(name + ANSWER);
  }

  /** Returns the function's response, with a JSON body as an object. */
  public static ObjectNode withReadableBody(byte[] bytes) {
    ObjectNode answer = (ObjectNode) json(new String(bytes, UTF_8));
    return StrictJson.read(answer.path("body").asText()) instanceof JsonReading.Value(JsonNode body)
        ? answer.set("body", body)
        : answer;
  }

  public static JsonNode json(String text) {
    return switch (StrictJson.read(text)) {
      case JsonReading.Value(JsonNode node) -> node;
      case JsonReading.Malformed(String reason) -> throw new AssertionError(reason + ": " + text);
    };
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static String read(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file), UTF_8);
  }
}
