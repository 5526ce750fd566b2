package io.porttokenvending.cli.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A set of jobs as it is told: a set for each claim, and what a rule's events say of refs is part
 * of what is wanted of the ref.
 *
 * @param rules the names of the rules that let them in
 * @param claims the claims of which not everything will do
 */
record Who(
    Set<String> rules,
    String issuer,
    List<String> owners,
    IdSet repositories,
    Set<String> events,
    SortedMap<String, Wanted> claims) {
  private static final Cover PULL_REFS = new Cover(List.of(PullRefs.ALL), false);

  private static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private static final Comparator<Who> ORDER =
      Comparator.<Who, String>comparing(who -> who.rules().toString())
          .thenComparing(Who::issuer)
          .thenComparing(who -> who.owners().toString())
          .thenComparing(who -> who.events().toString())
          .thenComparing(who -> who.claims().toString())
          .thenComparing(who -> who.repositoryIds().toString());

  /** The same jobs, sorted. */
  static List<Who> of(Collection<Box> boxes) {
    List<Box> merged = Boxes.merge(boxes);
    Map<Box.Key, Box> ofPullRefs = new HashMap<>();
    merged.stream().filter(Box::pullRefs).forEach(box -> ofPullRefs.put(box.key(), box));
    List<Who> all = new ArrayList<>();
    for (Box box : merged) {
      if (!box.pullRefs()) {
        Box.Key twinKey = box.withPullRefs().key();
        Box twin = ofPullRefs.get(twinKey);
        if (twin != null && twin.repositories().equals(box.repositories())) {
          ofPullRefs.remove(twinKey);
          all.add(of(box, box.wanted(PullRefs.CLAIM)));
        } else {
          all.add(of(box, otherRefs(box)));
        }
      }
    }
    ofPullRefs.values().forEach(box -> all.add(of(box, pullRefs(box))));
    return all.stream().sorted(ORDER).toList();
  }

  /** The repositories listed, or left out, in numerical order. */
  List<String> repositoryIds() {
    return repositories.ids().stream().sorted(BY_NUMBER).toList();
  }

  private static Who of(Box box, Wanted ref) {
    SortedMap<String, Wanted> claims = new TreeMap<>(box.claims());
    claims.put(PullRefs.CLAIM, ref);
    claims.values().removeIf(Wanted::isAnything);
    return new Who(
        box.ruleNames(),
        box.issuer(),
        box.owners().stream().sorted(BY_NUMBER).toList(),
        box.repositories(),
        new TreeSet<>(box.events()),
        claims);
  }

  private static Wanted pullRefs(Box box) {
    Wanted ref = box.wanted(PullRefs.CLAIM);
    if (ref.any()) {
      return new Wanted(false, List.of(PullRefs.ALL), ref.butNot());
    }
    return ref.with(
        ref.atoms().stream()
            .map(atom ->
                PULL_REFS.holds(atom)
                    ? atom
                    : new Atom(atom.said() + " below " + PullRefs.PREFIX, atom.forms()))
            .toList());
  }

  private static Wanted otherRefs(Box box) {
    Wanted ref = box.wanted(PullRefs.CLAIM);
    return ref.any() || ref.atoms().stream().anyMatch(PULL_REFS::mayMeet)
        ? ref.without(List.of(PullRefs.ALL))
        : ref;
  }
}
