package io.porttokenvending.json;

/**
 * One thing that is wrong with a text; sorts by where it is.
 *
 * @param message says what is wrong and how to write it instead, and quotes nothing of the text
 */
public record Problem(Position at, String message) implements Comparable<Problem> {
  @Override
  public int compareTo(Problem other) {
    int places = at.compareTo(other.at);
    return places != 0 ? places : message.compareTo(other.message);
  }
}
