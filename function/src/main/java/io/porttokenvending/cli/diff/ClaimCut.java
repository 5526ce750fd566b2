package io.porttokenvending.cli.diff;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Cuts at the claims that conditions name. */
final class ClaimCut {
  /** More would not be read. */
  private static final int MOST_EXCEPTIONS = 32;

  private final IdentityHashMap<Wanted, Cover> covers = new IdentityHashMap<>();
  private final IdentityHashMap<Wanted, Cover> pullCovers = new IdentityHashMap<>();

  /**
   * What of the box's claim lies inside.
   *
   * @param taken what another box, never itself a remainder, wants of the claim
   */
  Cut of(Box box, String claim, Wanted taken) {
    Wanted wanted = box.wanted(claim);
    boolean ref = claim.equals(RefClass.CLAIM);
    boolean pullRefs = ref && box.refs() == RefClass.PULL;
    // A box of other refs holds none of these, whatever its patterns match.
    List<Atom> excluded = ref && !pullRefs ? List.of(RefClass.ALL_PULL) : List.of();
    Cover cover = cover(wanted, taken, excluded, pullRefs);
    if (wanted.any()) {
      return pullRefs && cover.holds(RefClass.ALL_NAMED)
          ? Cut.ALL_INSIDE
          : outsideOnly(claim, wanted, wanted, taken.atoms());
    }
    List<Atom> inside = new ArrayList<>();
    List<Atom> outside = new ArrayList<>();
    for (Atom atom : wanted.atoms()) {
      (cover.holds(atom) ? inside : outside).add(atom);
    }
    if (outside.isEmpty()) {
      return Cut.ALL_INSIDE;
    }
    Wanted rest = wanted.with(outside);
    Cover left = new Cover(outside, pullRefs);
    Cut cut =
        outsideOnly(claim, wanted, rest, taken.atoms().stream().filter(left::mayMeet).toList());
    return inside.isEmpty()
        ? cut
        : new Cut(
            Optional.of(each -> each.withClaim(claim, wanted.with(inside))),
            cut.outside(),
            cut.strictlyOutside().or(cut::outside));
  }

  private static Cut outsideOnly(String claim, Wanted wanted, Wanted rest, List<Atom> butNot) {
    Wanted strict = rest.without(butNot);
    boolean differs =
        !strict.butNot().equals(wanted.butNot()) && strict.butNot().size() <= MOST_EXCEPTIONS;
    return new Cut(
        Optional.empty(),
        Optional.of(box -> box.withClaim(claim, rest)),
        differs ? Optional.of(box -> box.withClaim(claim, strict)) : Optional.empty());
  }

  private Cover cover(Wanted wanted, Wanted taken, List<Atom> excluded, boolean pullRefs) {
    if (wanted.butNot().isEmpty()) {
      return (pullRefs ? pullCovers : covers)
          .computeIfAbsent(taken, key -> new Cover(both(key.atoms(), excluded), pullRefs));
    }
    return new Cover(both(both(taken.atoms(), wanted.butNot()), excluded), pullRefs);
  }

  private static List<Atom> both(List<Atom> some, List<Atom> others) {
    List<Atom> both = new ArrayList<>(some);
    both.addAll(others);
    return both;
  }
}
