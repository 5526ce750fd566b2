package io.porttokenvending.json;

import io.porttokenvending.json.YamlScalar.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Builds the tree of one document from events, and refuses the shapes that the subset has not. */
final class YamlTree {
  static final int MAX_DEPTH = 20;

  /** Below this the parser's look-ahead costs more with every level, so reading ends. */
  private static final int HOPELESS_DEPTH = 1000;

  private final ProblemList problems;
  private final Deque<OpenCollection> open = new ArrayDeque<>();
  private int levelsTooDeep;
  private int documents;
  private Position documentAt = Position.START;
  private @Nullable YamlNode root;

  YamlTree(ProblemList problems) {
    this.problems = problems;
  }

  /** The document, of which only an empty list of problems says that it is whole. */
  Optional<YamlNode> root() {
    return Optional.ofNullable(root);
  }

  boolean isHopeless() {
    return levelsTooDeep > HOPELESS_DEPTH;
  }

  void accept(Event event) {
    switch (event.getEventId()) {
      case DocumentStart -> startDocument(start(event));
      case Scalar -> scalar((ScalarEvent) event);
      case Alias -> placeNothing();
      case SequenceStart -> startCollection(new OpenCollection.OpenSequence(start(event)));
      case MappingStart -> startCollection(new OpenCollection.OpenMapping(start(event), problems));
      case SequenceEnd, MappingEnd -> endCollection();
      case StreamEnd -> endStream();
      case StreamStart, DocumentEnd, Comment -> {}
    }
  }

  private void startDocument(Position at) {
    documents++;
    documentAt = at;
    if (documents > 1) {
      problems.add(at, YamlSyntax.SECOND_DOCUMENT);
    }
  }

  private void endStream() {
    if (documents == 0) {
      problems.add(Position.START, YamlSyntax.EMPTY);
    }
  }

  private void scalar(ScalarEvent event) {
    Position at = start(event);
    String text = event.getValue();
    if (YamlCharacters.hasHalfSurrogatePair(text)) {
      problems.add(at, YamlSyntax.HALF_SURROGATE_PAIR);
    }
    if (documents == 1 && open.isEmpty() && event.isPlain() && text.isEmpty()) {
      problems.add(documentAt, YamlSyntax.EMPTY);
    }
    if (levelsTooDeep == 0) {
      place(new YamlScalar(at, text, event.isPlain() ? PlainScalar.kindOf(text) : Kind.QUOTED));
    }
  }

  private void startCollection(OpenCollection collection) {
    if (levelsTooDeep == 0 && open.size() < MAX_DEPTH) {
      open.push(collection);
      return;
    }
    if (levelsTooDeep == 0) {
      problems.add(collection.at(), "nested more than " + MAX_DEPTH + " deep; write it flatter");
    }
    levelsTooDeep++;
  }

  private void endCollection() {
    if (levelsTooDeep == 0) {
      place(open.pop().close());
    } else {
      levelsTooDeep--;
      placeNothing();
    }
  }

  private void place(YamlNode node) {
    OpenCollection parent = open.peek();
    if (parent != null) {
      parent.add(node);
    } else {
      root = node;
    }
  }

  private void placeNothing() {
    OpenCollection parent = open.peek();
    if (parent != null && levelsTooDeep == 0) {
      parent.addNothing();
    }
  }

  private static Position start(Event event) {
    return YamlEvents.position(event.getStartMark());
  }
}
