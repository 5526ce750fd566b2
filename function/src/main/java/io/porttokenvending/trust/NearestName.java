package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Finds which known name a mistyped one was meant to be: the same words in another case or with
 * other punctuation, at most two slips of the hand, or words left out, shortened or added.
 */
public final class NearestName {
  /** A longer text is no slip, and the comparison costs its length times the name's. */
  private static final int LONGEST = 100;

  private static final int MOST_SLIPS = 2;

  /** Fewer begin too many words. */
  private static final int FEWEST_LETTERS = 2;

  private NearestName() {}

  /** The nearest, the first of equally near ones; empty when none is near. */
  public static Optional<String> of(String written, Collection<String> known) {
    if (written.isEmpty() || written.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> slip = nearest(known, name -> slips(Ascii.fold(written), Ascii.fold(name)));
    if (written.indexOf('/') >= 0) {
      // Of an address, which is no name of words, more or less is another one.
      return slip;
    }
    List<String> words = words(written);
    String joined = String.join("", words);
    return nearest(known, name -> when(joined.equals(String.join("", words(name))), 0))
        .or(() -> slip)
        .or(() -> nearest(known, name -> when(shortens(words, words(name)), name.length())))
        .or(() -> nearest(known, name -> when(shortens(words(name), words), -name.length())));
  }

  private static OptionalInt when(boolean near, int distance) {
    return near ? OptionalInt.of(distance) : OptionalInt.empty();
  }

  /** The name with the least distance; one without a distance is out of the question. */
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

  /** Damerau and Levenshtein's distance, of neighbours swapped once; a short name bears less. */
  private static OptionalInt slips(String written, String name) {
    int most = Math.min(MOST_SLIPS, Math.max(written.length(), name.length()) / 3);
    if (Math.abs(written.length() - name.length()) > most) {
      return OptionalInt.empty();
    }
    int[][] slips = new int[written.length() + 1][name.length() + 1];
    for (int i = 0; i <= written.length(); i++) {
      for (int j = 0; j <= name.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : slips(slips, written, i, name, j);
      }
    }
    int least = slips[written.length()][name.length()];
    return when(least <= most, least);
  }

  private static int slips(int[][] slips, String written, int i, String name, int j) {
    boolean same = written.charAt(i - 1) == name.charAt(j - 1);
    int least = Math.min(slips[i - 1][j], slips[i][j - 1]) + 1;
    least = Math.min(least, slips[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1
            && j > 1
            && written.charAt(i - 1) == name.charAt(j - 2)
            && written.charAt(i - 2) == name.charAt(j - 1);
    return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
  }

  /** Whether each word begins one of the whole name's words, in their order. */
  private static boolean shortens(List<String> words, List<String> whole) {
    int next = 0;
    for (String word : whole) {
      if (next < words.size() && word.startsWith(words.get(next))) {
        next++;
      }
    }
    return next == words.size() && String.join("", words).length() >= FEWEST_LETTERS;
  }

  /** The words of {@code snake_case}, {@code kebab-case} and {@code camelCase}, folded. */
  static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean hump = i > 0 && Ascii.isUpper(c) && !Ascii.isUpper(name.charAt(i - 1));
      boolean separator = c == '_' || c == '-' || c == '.' || c == ' ';
      if ((hump || separator) && !word.isEmpty()) {
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
