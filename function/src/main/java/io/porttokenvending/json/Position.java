package io.porttokenvending.json;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A position in a text, as editors count it.
 *
 * @param line from 1; CR LF, LF and CR each end a line
 * @param column from 1, in code points
 */
public record Position(int line, int column) implements Comparable<Position> {
  static final Position START = new Position(1, 1);

  /** Converts a mark of the parser, which counts from 0. */
  static Position of(Optional<Mark> mark) {
    return mark.isPresent()
        ? new Position(mark.get().getLine() + 1, mark.get().getColumn() + 1)
        : START;
  }

  @Override
  public int compareTo(Position other) {
    return line != other.line ? line - other.line : column - other.column;
  }
}
