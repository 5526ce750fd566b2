package io.porttokenvending.cli.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes boxes away from a box. What remains may be too much, never too little. */
final class Subtraction {
  /** A box that would fall into more pieces is left in few. */
  private static final int MOST_PIECES = 64;

  private final ClaimCut claims = new ClaimCut();

  private Subtraction() {}

  /** What of the boxes lies in none of the others. */
  static List<Box> subtract(List<Box> boxes, List<Box> others) {
    Subtraction subtraction = new Subtraction();
    BoxIndex index = new BoxIndex(others);
    List<Box> rest = new ArrayList<>();
    for (Box box : boxes) {
      rest.addAll(subtraction.subtract(box, index.near(box)));
    }
    return rest;
  }

  private List<Box> subtract(Box box, List<Box> others) {
    List<Box> pieces = List.of(withoutRepositories(box, others));
    for (Box other : others) {
      List<Box> rest = new ArrayList<>();
      int room = MOST_PIECES - pieces.size();
      for (Box piece : pieces) {
        List<Box> parts = subtract(piece, other, room);
        room -= parts.size() - 1;
        rest.addAll(parts);
      }
      pieces = rest;
      if (pieces.isEmpty()) {
        break;
      }
    }
    return pieces;
  }

  /** At once for all boxes that only list too few repositories: each would copy what is left. */
  private Box withoutRepositories(Box box, List<Box> others) {
    List<IdSet> taken = new ArrayList<>();
    for (Box other : others) {
      if (!box.repositories().isWithin(other.repositories())
          && meet(box, other)
          && cuts(box, other).size() == 1
          && cuts(box.withRepositories(other.repositories()), other).isEmpty()) {
        taken.add(other.repositories());
      }
    }
    return taken.isEmpty()
        ? box
        : box.withRepositories(box.repositories().minus(IdSet.union(taken)));
  }

  /**
   * The pieces that are left.
   *
   * @param room how many more than one there may be
   */
  private List<Box> subtract(Box box, Box other, int room) {
    List<Box> whole = List.of(box);
    if (box.repositories().isEmpty()) {
      return List.of();
    }
    if (!meet(box, other)) {
      return whole;
    }
    List<Cut> cuts = cuts(box, other);
    if (cuts.isEmpty()) {
      return List.of();
    }
    Cut last = cuts.getLast();
    if (cuts.size() - 1 > room || (last.provesNothing() && !isWorthAnException(cuts))) {
      return whole;
    }
    List<Box> pieces = new ArrayList<>();
    Box narrowed = box;
    for (Cut cut : cuts.subList(0, cuts.size() - 1)) {
      pieces.add(cut.outside().orElseThrow().apply(narrowed));
      narrowed = cut.inside().orElseThrow().apply(narrowed);
    }
    pieces.add(last.strictlyOutside().orElseThrow().apply(narrowed));
    return pieces;
  }

  /** A box in many pieces, of which one has an exception more, is harder to read than it whole. */
  private static boolean isWorthAnException(List<Cut> cuts) {
    return cuts.getLast().strictlyOutside().isPresent()
        && (cuts.size() == 1 || (cuts.size() == 2 && !cuts.getFirst().provesNothing()));
  }

  private static boolean meet(Box box, Box other) {
    return box.refs() == other.refs()
        && box.issuer().equals(other.issuer())
        && meet(box.owners(), other.owners())
        && meet(box.events(), other.events())
        && box.repositories().meets(other.repositories())
        && other.claims().entrySet().stream()
            .noneMatch(claim -> box.wanted(claim.getKey()).isUnlike(claim.getValue()));
  }

  /** The cuts that have something outside; those that prove nothing to be inside come last. */
  private List<Cut> cuts(Box box, Box other) {
    List<Cut> cuts = new ArrayList<>();
    List<Cut> unproven = new ArrayList<>();
    for (Map.Entry<String, Wanted> taken : other.claims().entrySet()) {
      Cut cut = claims.of(box, taken.getKey(), taken.getValue());
      if (cut.isNeeded()) {
        (cut.provesNothing() ? unproven : cuts).add(cut);
      }
      if (unproven.size() > 1) {
        return unproven;
      }
    }
    if (!other.repositories().equals(IdSet.ANY)
        && !box.repositories().isWithin(other.repositories())) {
      cuts.addFirst(
          Cut.exact(
              each -> each.withRepositories(each.repositories().and(other.repositories())),
              each -> each.withRepositories(each.repositories().minus(other.repositories()))));
    }
    if (!other.events().containsAll(box.events())) {
      cuts.addFirst(
          Cut.exact(
              each -> each.withEvents(and(each.events(), other.events())),
              each -> each.withEvents(minus(each.events(), other.events()))));
    }
    if (!other.owners().containsAll(box.owners())) {
      cuts.addFirst(
          Cut.exact(
              each -> each.withOwners(and(each.owners(), other.owners())),
              each -> each.withOwners(minus(each.owners(), other.owners()))));
    }
    cuts.addAll(unproven);
    return cuts;
  }

  private static boolean meet(Set<String> a, Set<String> b) {
    Set<String> smaller = a.size() < b.size() ? a : b;
    return smaller.stream().anyMatch((a.size() < b.size() ? b : a)::contains);
  }

  private static Set<String> and(Set<String> a, Set<String> b) {
    Set<String> kept = new HashSet<>(a);
    kept.retainAll(b);
    return kept;
  }

  private static Set<String> minus(Set<String> a, Set<String> b) {
    Set<String> kept = new HashSet<>(a);
    b.forEach(kept::remove);
    return kept;
  }
}
