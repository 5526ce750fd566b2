package io.porttokenvending.json;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Reports constructs outside the subset. It filters the parser's events, because the composer's
 * nodes no longer contain these constructs, and limits the depth, because the composer is
 * recursive.
 */
final class SubsetParser implements Parser {
  static final int MAX_DEPTH = 20;

  /** Stops the composer; the problem list contains the reason. */
  static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoppedException() {
      super(null, null, false, false);
    }
  }

  private final Parser parser;
  private final ProblemList problems;
  private Position reached = Position.START;
  private int depth;
  private @Nullable Event current;

  SubsetParser(Parser parser, ProblemList problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** Returns the end of the last event. */
  Position reached() {
    return reached;
  }

  @Override
  public boolean hasNext() {
    return current != null || parser.hasNext();
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return hasNext() && peekEvent().getEventId() == choice;
  }

  @Override
  public Event peekEvent() {
    if (current == null) {
      current = check(parser.next());
    }
    return current;
  }

  @Override
  public Event next() {
    Event event = peekEvent();
    current = null;
    reached = Position.of(event.getEndMark());
    return event;
  }

  private Event check(Event event) {
    Position at = Position.of(event.getStartMark());
    switch (event.getEventId()) {
      case DocumentStart -> refuse(startsWith('%', event.getStartMark()), at, YamlErrors.DIRECTIVE);
      case Scalar, SequenceStart, MappingStart -> checkProperties((NodeEvent) event, at);
      case SequenceEnd, MappingEnd -> depth--;
      case Alias -> {
        problems.add(at, YamlErrors.ALIAS);
        return empty((AliasEvent) event);
      }
      case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
    }
    if (problems.isFull()) {
      throw new StoppedException();
    }
    return event;
  }

  private void checkProperties(NodeEvent event, Position at) {
    refuse(event.getAnchor().isPresent(), at, YamlErrors.ANCHOR);
    if (event instanceof ScalarEvent scalar) {
      refuse(scalar.getTag().isPresent(), at, YamlErrors.TAG);
    } else if (event instanceof CollectionStartEvent collection) {
      refuse(collection.getTag().isPresent(), at, YamlErrors.TAG);
      if (++depth > MAX_DEPTH) {
        problems.add(at, "nested more than " + MAX_DEPTH + " levels deep; use fewer levels");
        throw new StoppedException();
      }
    }
  }

  private void refuse(boolean present, Position at, String message) {
    if (present) {
      problems.add(at, message);
    }
  }

  /** Replaces an alias, because the composer would stop at an unknown anchor. */
  private static Event empty(AliasEvent alias) {
    return new ScalarEvent(
        Optional.empty(),
        Optional.empty(),
        new ImplicitTuple(true, false),
        "",
        ScalarStyle.PLAIN,
        alias.getStartMark(),
        alias.getEndMark());
  }

  private static boolean startsWith(char character, Optional<Mark> mark) {
    return mark.isPresent()
        && mark.get().getPointer() < mark.get().getBuffer().length
        && mark.get().getBuffer()[mark.get().getPointer()] == character;
  }
}
