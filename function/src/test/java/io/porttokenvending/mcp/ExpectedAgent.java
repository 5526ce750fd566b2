package io.porttokenvending.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Expected facts and files of an agent, from the resource {@code clients/<id>.txt}.
 *
 * @param facts by name, such as {@code path}
 * @param files by the number of servers and the form of secrets, such as {@code one embedded}
 */
record ExpectedAgent(Map<String, String> facts, Map<String, String> files) {
  private static final String MARK = "\n==== ";

  static ExpectedAgent of(AgentClient client) {
    String[] parts = read("/clients/" + client.id() + ".txt").split(MARK, -1);
    Map<String, String> facts = new LinkedHashMap<>();
    for (String line : parts[0].split("\n", -1)) {
      int colon = line.indexOf(':');
      facts.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      boolean last = i == parts.length - 1;
      // The file does not include the newline before a mark or at the end.
      files.put(
          parts[i].substring(0, end),
          parts[i].substring(end + 1, parts[i].length() - (last ? 1 : 0)));
    }
    return new ExpectedAgent(facts, files);
  }

  String path() {
    return fact("path");
  }

  /** Returns the names of tool run-x of my_port-2 and of calendar.updateEvent of my-port. */
  List<String> allowList() {
    return List.of(fact("allow-list").split(" ", -1));
  }

  String fact(String name) {
    return Objects.requireNonNull(facts.get(name), name);
  }

  String file(String servers, SecretForm form) {
    String name = servers + " " + form.name().toLowerCase(Locale.ROOT);
    return Objects.requireNonNull(files.get(name), name);
  }

  private static String read(String name) {
    try (var in = ExpectedAgent.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
