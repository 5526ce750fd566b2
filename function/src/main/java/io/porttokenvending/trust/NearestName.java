package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Suggests a known name for a mistyped one: the same words with other case or punctuation, at most
 * two typing errors, or words left out, abbreviated or added.
 */
public final class NearestName {
  /** Limits the comparison, which takes the text's length times the name's length. */
  private static final int MAX_LENGTH = 100;

  private static final int MAX_EDITS = 2;

  /** Shorter abbreviations match too many names. */
  private static final int MIN_LETTERS = 2;

  private NearestName() {}

  /** Returns the nearest name, or the first of several; empty when none is near. */
  public static Optional<String> of(String written, Collection<String> known) {
    if (written.isEmpty() || written.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Optional<String> typo =
        nearest(known, name -> editDistance(Ascii.fold(written), Ascii.fold(name)));
    if (written.indexOf('/') >= 0) {
      // A URL does not consist of words: with words added or left out, it is a different URL.
      return typo;
    }
    List<String> words = words(written);
    String joined = String.join("", words);
    return nearest(known, name -> distanceIf(joined.equals(String.join("", words(name))), 0))
        .or(() -> typo)
        .or(() ->
            nearest(known, name -> distanceIf(abbreviates(words, words(name)), name.length())))
        .or(() ->
            nearest(known, name -> distanceIf(abbreviates(words(name), words), -name.length())));
  }

  private static OptionalInt distanceIf(boolean condition, int distance) {
    return condition ? OptionalInt.of(distance) : OptionalInt.empty();
  }

  /** Returns the name with the least distance; a name without a distance is not considered. */
  private static Optional<String> nearest(
      Collection<String> known, Function<String, OptionalInt> distance) {
    Optional<String> nearest = Optional.empty();
    int least = Integer.MAX_VALUE;
    for (String name : known) {
      OptionalInt to = distance.apply(name);
      if (to.isPresent() && to.getAsInt() < least) {
        least = to.getAsInt();
        nearest = Optional.of(name);
      }
    }
    return nearest;
  }

  /** Damerau-Levenshtein distance; empty above a limit, which is lower for short names. */
  private static OptionalInt editDistance(String written, String name) {
    int limit = Math.min(MAX_EDITS, Math.max(written.length(), name.length()) / 3);
    if (Math.abs(written.length() - name.length()) > limit) {
      return OptionalInt.empty();
    }
    int[][] distances = new int[written.length() + 1][name.length() + 1];
    for (int i = 0; i <= written.length(); i++) {
      for (int j = 0; j <= name.length(); j++) {
        distances[i][j] = i == 0 || j == 0 ? i + j : editDistance(distances, written, i, name, j);
      }
    }
    int least = distances[written.length()][name.length()];
    return distanceIf(least <= limit, least);
  }

  private static int editDistance(int[][] distances, String written, int i, String name, int j) {
    boolean same = written.charAt(i - 1) == name.charAt(j - 1);
    int least = Math.min(distances[i - 1][j], distances[i][j - 1]) + 1;
    least = Math.min(least, distances[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1
            && j > 1
            && written.charAt(i - 1) == name.charAt(j - 2)
            && written.charAt(i - 2) == name.charAt(j - 1);
    return swapped ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
  }

  /** Returns whether each word is a prefix of one of the name's words, in order. */
  private static boolean abbreviates(List<String> words, List<String> whole) {
    int next = 0;
    for (String word : whole) {
      if (next < words.size() && word.startsWith(words.get(next))) {
        next++;
      }
    }
    return next == words.size() && String.join("", words).length() >= MIN_LETTERS;
  }

  /** Returns the lower-case words of a snake_case, kebab-case or camelCase name. */
  static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean camelHump = i > 0 && Ascii.isUpper(c) && !Ascii.isUpper(name.charAt(i - 1));
      boolean separator = c == '_' || c == '-' || c == '.' || c == ' ';
      if ((camelHump || separator) && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (!separator) {
        word.append(Ascii.fold(c));
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
