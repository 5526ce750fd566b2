package io.porttokenvending.cli.diff;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of one claim that a product admits.
 *
 * @param any whether every value is admitted, and that the claim is missing; then there are no
 *     atoms
 * @param butNot what of these is taken out again
 */
record Wanted(boolean any, List<Atom> atoms, List<Atom> butNot) {
  private static final long MOST_COMPARED = 10_000;

  static final Wanted ANYTHING = new Wanted(true, List.of(), List.of());

  static Wanted of(List<Atom> atoms) {
    return new Wanted(false, atoms, List.of());
  }

  boolean isAnything() {
    return any && butNot.isEmpty();
  }

  /** Whether it is plain that no value is admitted by both. */
  boolean isUnlike(Wanted other) {
    if (any || other.any || (long) atoms.size() * other.atoms.size() > MOST_COMPARED) {
      return false;
    }
    for (Atom atom : atoms) {
      for (Atom each : other.atoms) {
        if (!atom.isUnlike(each)) {
          return false;
        }
      }
    }
    return true;
  }

  Wanted with(List<Atom> others) {
    return new Wanted(any, others, butNot);
  }

  Wanted without(List<Atom> more) {
    Set<Atom> all = new TreeSet<>(butNot);
    all.addAll(more);
    return new Wanted(any, atoms, List.copyOf(all));
  }

  /** What was cut off has no bearing on which atoms were written. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Wanted wanted
        && any == wanted.any
        && Set.copyOf(atoms).equals(Set.copyOf(wanted.atoms))
        && Set.copyOf(butNot).equals(Set.copyOf(wanted.butNot));
  }

  @Override
  public int hashCode() {
    return Set.copyOf(atoms).hashCode();
  }
}
