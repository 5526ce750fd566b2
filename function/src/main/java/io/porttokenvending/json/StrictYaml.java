package io.porttokenvending.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads one document of a YAML subset that all YAML parsers read identically: no anchors, aliases,
 * tags, directives, merge keys, duplicate keys or unquoted values that some YAML version reads as
 * something other than a string.
 */
public final class StrictYaml {
  static final int MAX_BYTES = 1 << 25;

  /** Largest buffer, in characters; with a small one, the parser copies text too often. */
  private static final int LARGEST_BUFFER = 1 << 20;

  private StrictYaml() {}

  /** Reads to the end where possible, so that the result contains every problem. */
  public static YamlReading read(byte[] utf8) {
    if (utf8.length > MAX_BYTES) {
      return malformed("the file has more than 32 MiB; split it");
    }
    ProblemList problems = new ProblemList();
    String text;
    try {
      text = YamlCharacters.check(UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)), problems);
    } catch (CharacterCodingException e) {
      return malformed("the file is not UTF-8; save it as UTF-8");
    }
    Optional<YamlNode> root = compose(text, problems);
    return problems.isEmpty()
        ? new YamlReading.Value(root.orElseThrow())
        : new YamlReading.Malformed(problems.sorted());
  }

  private static Optional<YamlNode> compose(String text, ProblemList problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setBufferSize(Math.clamp(text.length(), 1, LARGEST_BUFFER))
            .setCodePointLimit(Integer.MAX_VALUE)
            .setVersionFunction(UnaryOperator.identity())
            .setAllowNonScalarKeys(true)
            .build();
    SubsetParser parser =
        new SubsetParser(new ParserImpl(settings, new StreamReader(settings, text)), problems);
    try {
      Composer composer = new Composer(settings, parser);
      if (!composer.hasNext()) {
        problems.add(Position.START, YamlErrors.EMPTY);
        return Optional.empty();
      }
      Optional<YamlNode> root = new YamlTree(problems).convertRoot(composer.next());
      if (composer.hasNext()) {
        problems.add(Position.of(parser.peekEvent().getStartMark()), YamlErrors.SECOND_DOCUMENT);
      }
      return root;
    } catch (SubsetParser.StoppedException e) {
      return Optional.empty();
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      problems.add(
          mark.isPresent() ? Position.of(mark) : parser.reached(),
          YamlErrors.explain(String.valueOf(e.getContext()), String.valueOf(e.getProblem())));
    } catch (RuntimeException e) {
      // The parser throws various runtime exceptions for unexpected input.
      problems.add(parser.reached(), YamlErrors.UNREADABLE);
    }
    return Optional.empty();
  }

  private static YamlReading malformed(String message) {
    return new YamlReading.Malformed(List.of(new Problem(Position.START, message)));
  }
}
