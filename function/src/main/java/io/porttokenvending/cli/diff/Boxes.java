package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.EventGate;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes boxes of rules. */
final class Boxes {
  private static final Cover PULL_REFS = new Cover(List.of(RefClass.ALL_PULL), false);

  private Boxes() {}

  /** Those of all rules; rules that differ in their repositories only share one. */
  static List<Box> of(Profile profile) {
    List<Box> boxes = new ArrayList<>();
    for (Rule rule : profile.rules()) {
      for (RefClass refs : RefClass.values()) {
        if (refs.isAdmittedBy(rule.events())) {
          box(rule, refs).ifPresent(boxes::add);
        }
      }
    }
    return merge(boxes);
  }

  /** The same jobs in as few boxes as share no key. */
  static List<Box> merge(Collection<Box> boxes) {
    Map<Box.Key, List<Box>> byKey = new LinkedHashMap<>();
    boxes.forEach(box -> byKey.computeIfAbsent(box.key(), key -> new ArrayList<>()).add(box));
    return byKey.values().stream().map(Boxes::union).toList();
  }

  /** At once, because one after the other would copy the growing set for each. */
  private static Box union(List<Box> boxes) {
    Box first = boxes.getFirst();
    if (boxes.size() == 1) {
      return first;
    }
    List<Rule> rules = boxes.stream().flatMap(box -> box.rules().stream()).distinct().toList();
    IdSet repositories = IdSet.union(boxes.stream().map(Box::repositories).toList());
    return new Box(
        first.issuer(),
        first.owners(),
        repositories,
        first.events(),
        first.refs(),
        first.claims(),
        rules);
  }

  private static Optional<Box> box(Rule rule, RefClass refs) {
    SortedMap<String, Wanted> claims = new TreeMap<>();
    for (Condition condition : rule.conditions()) {
      List<Atom> atoms = Atom.of(condition);
      if (condition.claim().equals(RefClass.CLAIM)) {
        atoms = atoms.stream().filter(atom -> mayBe(atom, refs)).toList();
        if (atoms.isEmpty()) {
          return Optional.empty();
        }
      }
      if (claims.put(condition.claim(), Wanted.of(atoms)) != null) {
        throw new IllegalStateException("two conditions on " + condition.claim());
      }
    }
    return Optional.of(
        new Box(
            rule.issuer(),
            rule.ownerIds(),
            rule.repositoryIds().map(IdSet::of).orElse(IdSet.ANY),
            rule.events().listed().orElse(EventGate.DEFAULT),
            refs,
            claims,
            List.of(rule)));
  }

  private static boolean mayBe(Atom ref, RefClass refs) {
    return switch (refs) {
      case NAMED -> !PULL_REFS.holds(ref);
      case PULL -> PULL_REFS.mayMeet(ref);
      case EMPTY -> false;
    };
  }
}
