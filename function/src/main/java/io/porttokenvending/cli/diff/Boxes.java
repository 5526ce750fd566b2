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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes boxes of rules. */
final class Boxes {
  private static final Cover PULL_REFS = new Cover(List.of(PullRefs.ALL), false);

  private Boxes() {}

  /** Those of all rules; rules that differ in their repositories only share one. */
  static List<Box> of(Profile profile) {
    List<Box> boxes = new ArrayList<>();
    for (Rule rule : profile.rules()) {
      box(rule, false).ifPresent(boxes::add);
      if (admitsPullRefs(rule.events())) {
        box(rule, true).ifPresent(boxes::add);
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
        first.pullRefs(),
        first.claims(),
        rules);
  }

  private static Optional<Box> box(Rule rule, boolean pullRefs) {
    SortedMap<String, Wanted> claims = new TreeMap<>();
    for (Condition condition : rule.conditions()) {
      List<Atom> atoms = Atom.of(condition);
      if (condition.claim().equals(PullRefs.CLAIM)) {
        atoms = atoms.stream().filter(atom -> mayBe(atom, pullRefs)).toList();
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
            pullRefs,
            claims,
            List.of(rule)));
  }

  private static boolean mayBe(Atom ref, boolean pullRef) {
    return pullRef ? PULL_REFS.mayMeet(ref) : !PULL_REFS.holds(ref);
  }

  private static boolean admitsPullRefs(EventGate gate) {
    Set<String> listed = gate.listed().orElse(Set.of());
    return listed.contains("pull_request") || listed.contains("pull_request_target");
  }
}
