package io.porttokenvending.cli.diff;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One claim's part of taking a box away from another: what lies inside the one taken away and what
 * may lie outside.
 *
 * @param inside narrows a box to what is proven to lie inside; empty when nothing is
 * @param outside narrows a box to the rest; empty when all lies inside
 * @param strictlyOutside the same, less what of the rest lies inside too; it may only be used when
 *     every other claim lies inside, and is empty when it would make no difference
 */
record Cut(
    Optional<UnaryOperator<Box>> inside,
    Optional<UnaryOperator<Box>> outside,
    Optional<UnaryOperator<Box>> strictlyOutside) {
  static final Cut ALL_INSIDE =
      new Cut(Optional.of(box -> box), Optional.empty(), Optional.empty());

  static Cut exact(UnaryOperator<Box> inside, UnaryOperator<Box> outside) {
    return new Cut(Optional.of(inside), Optional.of(outside), Optional.of(outside));
  }

  boolean isNeeded() {
    return outside.isPresent();
  }

  boolean provesNothing() {
    return inside.isEmpty();
  }
}
