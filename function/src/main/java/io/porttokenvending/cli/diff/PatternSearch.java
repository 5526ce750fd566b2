package io.porttokenvending.cli.diff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for a text that one pattern matches and others do, or do not. Texts are as many as one
 * likes, but the places that they lead to are few: one of the pattern's positions, and the set of
 * the others' positions.
 */
final class PatternSearch {
  /** Reached by patterns made for it; what is not decided until then counts as not proven. */
  private static final int MOST_PLACES = 20_000;

  private record Place(int position, int slashes, Followers.Standing others) {}

  private final Pattern pattern;
  private final Followers others;
  private final String prefix;
  private final boolean matched;
  private final char[] alphabet;
  private final Set<Place> seen = new HashSet<>();
  private final Deque<Place> open = new ArrayDeque<>();

  private PatternSearch(Pattern pattern, List<Pattern> others, String prefix, boolean matched) {
    this.pattern = pattern;
    this.others = new Followers(others);
    this.prefix = prefix;
    this.matched = matched;
    this.alphabet = alphabet(pattern, others, prefix);
  }

  /**
   * Whether it is proven that there is no such text, leaving aside the empty one, which no
   * condition admits.
   *
   * @param prefix how the text must begin
   * @param matched whether one of the others shall match it, or none of them
   */
  static boolean isInVain(Pattern pattern, List<Pattern> others, String prefix, boolean matched) {
    return !new PatternSearch(pattern, others, prefix, matched).finds();
  }

  private boolean finds() {
    boolean found = enter(0, 0, others.start(), false);
    for (int i = 0; i < prefix.length() && !found; i++) {
      List<Place> standing = List.copyOf(open);
      open.clear();
      seen.clear();
      for (Place place : standing) {
        found |= read(place, prefix.charAt(i), i == prefix.length() - 1);
      }
    }
    while (!found && !open.isEmpty()) {
      Place place = open.remove();
      for (char c : alphabet) {
        found |= read(place, c, true);
      }
      if (seen.size() > MOST_PLACES) {
        return true;
      }
    }
    return found;
  }

  private boolean read(Place place, char c, boolean mayEnd) {
    boolean folds = Pattern.folds(pattern.kind(), place.slashes());
    if (place.position() == pattern.length() || !pattern.passes(place.position(), c, folds)) {
      return false;
    }
    int slashes = Math.min(2, place.slashes() + (c == '/' ? 1 : 0));
    Followers.Standing next = others.step(place.others(), c, folds);
    int position = place.position() + (pattern.isWildcard(place.position()) ? 0 : 1);
    return enter(position, slashes, next, mayEnd);
  }

  /** Whether the text may end here and is what is looked for. */
  private boolean enter(int position, int slashes, Followers.Standing standing, boolean mayEnd) {
    if (matched ? standing.isNowhere() : others.acceptsWhateverFollows(standing)) {
      return false;
    }
    int last = position + (pattern.isWildcard(position) ? 1 : 0);
    for (int each = position; each <= last; each++) {
      Place place = new Place(each, slashes, standing);
      if (seen.add(place)) {
        open.add(place);
      }
    }
    return mayEnd && last == pattern.length() && others.accepts(standing) == matched;
  }

  /** Every character that some pattern tells from others, and one that none does. */
  private static char[] alphabet(Pattern pattern, List<Pattern> others, String prefix) {
    Set<Character> characters = new TreeSet<>(List.of('/', '@'));
    addAll(characters, pattern.text());
    others.forEach(other -> addAll(characters, other.text()));
    addAll(characters, prefix);
    char other = '\ue000';
    while (characters.contains(other)) {
      other++;
    }
    characters.add(other);
    char[] alphabet = new char[characters.size()];
    int count = 0;
    for (char c : characters) {
      alphabet[count++] = c;
    }
    return alphabet;
  }

  private static void addAll(Set<Character> characters, String text) {
    for (int i = 0; i < text.length(); i++) {
      characters.add(text.charAt(i));
    }
  }
}
