package io.porttokenvending.json;

/**
 * A problem in a text; sorts by position.
 *
 * @param message the problem and what to write instead, without any part of the text
 */
public record Problem(Position at, String message) implements Comparable<Problem> {
  @Override
  public int compareTo(Problem other) {
    int places = at.compareTo(other.at);
    return places != 0 ? places : message.compareTo(other.message);
  }
}
