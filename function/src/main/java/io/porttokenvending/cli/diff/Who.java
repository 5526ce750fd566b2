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
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
  private static final Cover PULL_REFS = new Cover(List.of(RefClass.ALL_PULL), false);

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
    Map<AnyRefs, List<Box>> alike = new HashMap<>();
    for (Box box : Boxes.merge(boxes)) {
      alike.computeIfAbsent(AnyRefs.of(box), any -> new ArrayList<>()).add(box);
    }
    return alike.values().stream().flatMap(Who::ofRefs).sorted(ORDER).toList();
  }

  /** Boxes that differ in the class of their refs only are reported as one. */
  private record AnyRefs(Box.Key key, IdSet repositories) {
    static AnyRefs of(Box box) {
      return new AnyRefs(box.withRefs(RefClass.NAMED).key(), box.repositories());
    }
  }

  private static Stream<Who> ofRefs(List<Box> alike) {
    Set<RefClass> classes = alike.stream().map(Box::refs).collect(Collectors.toSet());
    return alike.stream()
        .filter(box -> box.refs() == RefClass.NAMED || !classes.contains(RefClass.NAMED))
        .map(box -> of(box, refs(box, classes)));
  }

  /** The repositories listed, or left out, in numerical order. */
  List<String> repositoryIds() {
    return repositories.ids().stream().sorted(BY_NUMBER).toList();
  }

  private static Who of(Box box, Wanted ref) {
    SortedMap<String, Wanted> claims = new TreeMap<>(box.claims());
    claims.put(RefClass.CLAIM, ref);
    claims.values().removeIf(Wanted::isAnything);
    return new Who(
        box.ruleNames(),
        box.issuer(),
        box.owners().stream().sorted(BY_NUMBER).toList(),
        box.repositories(),
        new TreeSet<>(box.events()),
        claims);
  }

  private static Wanted refs(Box box, Set<RefClass> classes) {
    return switch (box.refs()) {
      case NAMED -> namedRefs(box.wanted(RefClass.CLAIM), classes);
      case PULL -> pullRefs(box.wanted(RefClass.CLAIM));
      case EMPTY -> Wanted.of(List.of(RefClass.NO_REF));
    };
  }

  private static Wanted pullRefs(Wanted ref) {
    if (ref.any()) {
      return new Wanted(false, List.of(RefClass.ALL_PULL), ref.butNot());
    }
    return ref.with(
        ref.atoms().stream()
            .map(atom ->
                PULL_REFS.holds(atom)
                    ? atom
                    : new Atom(atom.said() + " below " + RefClass.PULL_PREFIX, atom.forms()))
            .toList());
  }

  private static Wanted namedRefs(Wanted ref, Set<RefClass> classes) {
    List<Atom> butNot = new ArrayList<>();
    if (!classes.contains(RefClass.PULL)
        && (ref.any() || ref.atoms().stream().anyMatch(PULL_REFS::mayMeet))) {
      butNot.add(RefClass.ALL_PULL);
    }
    if (!classes.contains(RefClass.EMPTY) && ref.any()) {
      butNot.add(RefClass.NO_REF);
    }
    return ref.without(butNot);
  }
}
