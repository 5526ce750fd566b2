package io.porttokenvending.json;

import io.porttokenvending.json.YamlMapping.Entry;
import io.porttokenvending.json.YamlScalar.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list or mapping whose end is not read yet. */
abstract sealed class OpenCollection {
  private final Position at;

  private OpenCollection(Position at) {
    this.at = at;
  }

  final Position at() {
    return at;
  }

  abstract void add(YamlNode child);

  /** Takes the place of a child that was refused, so that keys and values stay in step. */
  abstract void addNothing();

  abstract YamlNode close();

  static final class OpenSequence extends OpenCollection {
    private final List<YamlNode> items = new ArrayList<>();

    OpenSequence(Position at) {
      super(at);
    }

    @Override
    void add(YamlNode child) {
      items.add(child);
    }

    @Override
    void addNothing() {}

    @Override
    YamlNode close() {
      return new YamlSequence(at(), items);
    }
  }

  static final class OpenMapping extends OpenCollection {
    private final ProblemList problems;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Position> seen = new HashMap<>();
    private boolean keyIsNext = true;
    private @Nullable YamlScalar key;

    OpenMapping(Position at, ProblemList problems) {
      super(at);
      this.problems = problems;
    }

    @Override
    void add(YamlNode child) {
      if (keyIsNext) {
        key = key(child);
      } else if (key != null) {
        entries.add(new Entry(key, child));
      }
      keyIsNext = !keyIsNext;
    }

    @Override
    void addNothing() {
      key = null;
      keyIsNext = !keyIsNext;
    }

    @Override
    YamlNode close() {
      return new YamlMapping(at(), entries);
    }

    private @Nullable YamlScalar key(YamlNode node) {
      // Not a switch: one over patterns is linked at run time, and every cold start comes by here.
      if (!(node instanceof YamlScalar scalar)) {
        problems.add(node.at(), YamlSyntax.KEY_NOT_SCALAR);
        return null;
      }
      if (scalar.kind() == Kind.OTHER && scalar.text().equals("<<")) {
        problems.add(scalar.at(), YamlSyntax.MERGE_KEY);
        return null;
      }
      Position first = seen.putIfAbsent(scalar.text(), scalar.at());
      if (first != null) {
        problems.add(scalar.at(), YamlSyntax.duplicateKey(first));
        return null;
      }
      return scalar;
    }
  }
}
