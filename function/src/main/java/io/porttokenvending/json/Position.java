package io.porttokenvending.json;

/**
 * A place in a text, as editors count it.
 *
 * @param line from 1; CR LF, LF and CR each end a line
 * @param column from 1, in code points
 */
public record Position(int line, int column) implements Comparable<Position> {
  static final Position START = new Position(1, 1);

  @Override
  public int compareTo(Position other) {
    int lines = Integer.compare(line, other.line);
    return lines != 0 ? lines : Integer.compare(column, other.column);
  }
}
