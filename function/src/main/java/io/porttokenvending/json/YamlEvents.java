package io.porttokenvending.json;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The parser's events of one text, up to its end or to the first place it cannot read. */
final class YamlEvents {
  /** In characters. A window moves with every buffer, so small ones make long scalars quadratic. */
  private static final int LARGEST_BUFFER = 1 << 20;

  private final Iterator<Event> events;
  private final ProblemList problems;
  private Position reached = Position.START;

  YamlEvents(String text, ProblemList problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setBufferSize(Math.clamp(text.length(), 1, LARGEST_BUFFER))
            .setCodePointLimit(Integer.MAX_VALUE)
            .setVersionFunction(UnaryOperator.identity())
            .build();
    // Parse would do the same, but lets no one look at the tokens.
    Scanner scanner = new ScannerImpl(settings, new StreamReader(settings, text));
    this.events = new ParserImpl(settings, new YamlTokens(scanner, problems));
    this.problems = problems;
  }

  /** The next event, or null when there is none; a syntax error is then among the problems. */
  @Nullable Event next() {
    try {
      if (!events.hasNext()) {
        return null;
      }
      Event event = events.next();
      reached = position(event.getEndMark());
      return event;
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      problems.add(
          mark.isPresent() ? position(mark) : reached,
          YamlSyntax.explain(String.valueOf(e.getContext()), String.valueOf(e.getProblem())));
    } catch (RuntimeException e) {
      // The parser throws others, its own and Java's, where it did not foresee an input.
      problems.add(reached, YamlSyntax.UNREADABLE);
    }
    return null;
  }

  static Position position(Optional<Mark> mark) {
    return mark.isPresent()
        ? new Position(mark.get().getLine() + 1, mark.get().getColumn() + 1)
        : Position.START;
  }
}
