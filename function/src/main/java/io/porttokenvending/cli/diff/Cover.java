package io.porttokenvending.cli.diff;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Values of a condition, asked whether another one is among what they admit; answers are kept. */
final class Cover {
  /** Many listed literals together hardly ever make up what a wildcard matches. */
  private static final int MOST = 64;

  private final String prefix;
  private final Set<Pattern> patterns;
  private final List<Pattern> wildcards;
  private final Map<Pattern, Boolean> within = new HashMap<>();

  /**
   * The values as a whole.
   *
   * @param pullRefs only texts that begin {@code refs/pull/} are looked at
   */
  Cover(Collection<Atom> atoms, boolean pullRefs) {
    this.prefix = pullRefs ? RefClass.PULL_PREFIX : "";
    this.patterns =
        atoms.stream()
            .flatMap(atom -> atom.forms().stream())
            .collect(Collectors.toUnmodifiableSet());
    this.wildcards = patterns.stream().filter(pattern -> !pattern.isLiteral()).sorted().toList();
  }

  /** Whether it is proven that whatever satisfies the atom satisfies one of these. */
  boolean holds(Atom atom) {
    for (Pattern form : atom.forms()) {
      if (!patterns.contains(form) && !within.computeIfAbsent(form, this::isWithin)) {
        return false;
      }
    }
    return true;
  }

  /** Whether something may satisfy the atom and one of these. */
  boolean mayMeet(Atom atom) {
    for (Pattern form : atom.forms()) {
      Collection<Pattern> others = form.isLiteral() ? wildcards : patterns;
      if (patterns.contains(form)
          || !PatternSearch.isInVain(form, like(form, others), prefix, true)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWithin(Pattern form) {
    // A literal that is not one of these can lie within wildcards only.
    boolean few = patterns.size() <= MOST;
    List<Pattern> others = like(form, form.isLiteral() || !few ? wildcards : patterns);
    // Without a prefix a wildcard matches more than can be listed.
    boolean endless = !form.isLiteral() && prefix.isEmpty();
    return !(others.isEmpty() || (endless && others.stream().allMatch(Pattern::isLiteral)))
        && PatternSearch.isInVain(form, others, prefix, false);
  }

  private static List<Pattern> like(Pattern form, Collection<Pattern> patterns) {
    return patterns.stream().filter(pattern -> !pattern.isUnlike(form)).sorted().toList();
  }
}
