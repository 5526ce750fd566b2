package io.porttokenvending.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.snakeyaml.engine.v2.events.Event;

/**
 * Reads one document of a YAML subset on which all readers of YAML agree: no anchors, aliases,
 * tags, directives, merge keys or duplicate keys. Trees are built from the parser's events because
 * its own composer resolves scalars by one version's rules and loses how they were written.
 */
public final class StrictYaml {
  static final int MAX_BYTES = 1 << 25;

  private StrictYaml() {}

  /** Reads to the end where it can, so that one reading tells every problem of a file. */
  public static YamlReading read(byte[] utf8) {
    if (utf8.length > MAX_BYTES) {
      return malformed("more than 32 MiB; split the file");
    }
    CharBuffer characters;
    try {
      characters = UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
    } catch (CharacterCodingException e) {
      return malformed("not UTF-8; save the file as UTF-8");
    }
    ProblemList problems = new ProblemList();
    YamlEvents events = new YamlEvents(YamlCharacters.check(characters, problems), problems);
    YamlTree tree = new YamlTree(problems);
    while (!problems.isFull() && !tree.isHopeless()) {
      Event event = events.next();
      if (event == null) {
        break;
      }
      tree.accept(event);
    }
    return problems.isEmpty()
        ? new YamlReading.Value(tree.root().orElseThrow())
        : new YamlReading.Malformed(problems.sorted());
  }

  private static YamlReading malformed(String message) {
    return new YamlReading.Malformed(List.of(new Problem(Position.START, message)));
  }
}
