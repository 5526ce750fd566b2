package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.Condition;

/** Compares what two conditions on one claim admit. */
public final class ConditionCover {
  private ConditionCover() {}

  /** Whether it is proven that whatever satisfies the narrow one satisfies the wide one. */
  public static boolean within(Condition narrow, Condition wide) {
    Cover cover = new Cover(Atom.of(wide), false);
    return Atom.of(narrow).stream().allMatch(cover::holds);
  }
}
