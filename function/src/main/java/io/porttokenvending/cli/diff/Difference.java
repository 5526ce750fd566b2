package io.porttokenvending.cli.diff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Subtracts sets of jobs. The result may contain too many jobs, never too few. */
final class Difference {
  /** Limit of pieces for one set; beyond it, parts of the set are not subtracted. */
  private static final int MAX_PIECES = 64;

  private final List<JobSet> subtrahends;
  private final BitSet anyRepository = new BitSet();
  private final Map<Pattern, List<Integer>> byRepository = new HashMap<>();

  private Difference(List<JobSet> subtrahends) {
    this.subtrahends = subtrahends;
    for (int i = 0; i < subtrahends.size(); i++) {
      ValueSet repositories = subtrahends.get(i).values(JobSet.REPOSITORY);
      if (repositories.isAny()) {
        anyRepository.set(i);
      } else {
        for (Pattern repository : repositories.values().all()) {
          byRepository.computeIfAbsent(repository, absent -> new ArrayList<>(1)).add(i);
        }
      }
    }
  }

  /** Returns the jobs that are in one of the first sets and in none of the others, sorted. */
  static List<JobSet> of(List<JobSet> minuends, List<JobSet> subtrahends) {
    Difference difference = new Difference(subtrahends);
    List<JobSet> rest =
        minuends.stream().flatMap(jobs -> difference.subtractAll(jobs).stream()).toList();
    return JobSet.merge(rest).stream()
        .map(jobs -> Map.entry(jobs.sortKey(), jobs))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  private List<JobSet> subtractAll(JobSet jobs) {
    List<JobSet> others = near(jobs);
    List<JobSet> pieces = List.of(withoutCoveredRepositories(jobs, others));
    for (JobSet other : others) {
      List<JobSet> rest = new ArrayList<>();
      int room = MAX_PIECES - pieces.size();
      for (JobSet piece : pieces) {
        List<JobSet> parts = subtract(piece, other, room);
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

  /** Removes fully covered repositories in one step, because each step copies all repositories. */
  private static JobSet withoutCoveredRepositories(JobSet jobs, List<JobSet> others) {
    ValueSet repositories = jobs.values(JobSet.REPOSITORY);
    Set<Pattern> covered = new HashSet<>();
    for (JobSet other : others) {
      ValueSet taken = other.values(JobSet.REPOSITORY);
      if (jobs.with(JobSet.REPOSITORY, taken).isWithin(other)) {
        if (repositories.isWithin(taken)) {
          return jobs.with(JobSet.REPOSITORY, ValueSet.of(List.of()));
        }
        covered.addAll(taken.values().all());
      }
    }
    return covered.isEmpty()
        ? jobs
        : jobs.with(JobSet.REPOSITORY, repositories.minus(new PatternUnion(covered)));
  }

  /**
   * Returns the pieces that are left.
   *
   * @param room number of pieces allowed in addition to the first
   */
  private static List<JobSet> subtract(JobSet jobs, JobSet other, int room) {
    if (jobs.isEmpty()) {
      return List.of();
    }
    if (!jobs.intersects(other)) {
      return List.of(jobs);
    }
    // Only refs have exceptions here: the refs that the other rule's events deny.
    PatternUnion denied = other.values(JobSet.REF).except();
    ValueSet ref = jobs.values(JobSet.REF);
    ValueSet deniedRef = ref.and(denied);
    List<JobSet> pieces = new ArrayList<>();
    JobSet rest = jobs;
    if (!deniedRef.isEmpty()) {
      pieces.add(jobs.with(JobSet.REF, deniedRef));
      rest = jobs.with(JobSet.REF, ref.minus(denied));
    }
    List<String> outside = rest.claimsOutside(other).toList();
    if (pieces.size() + outside.size() > room + 1) {
      return List.of(jobs);
    }
    List<JobSet> cut = cut(rest, other, outside);
    long before = rest.exceptions();
    long withMore = cut.stream().filter(piece -> piece.exceptions() > before).count();
    // Several pieces with more exceptions are harder to read than the whole.
    if (withMore > 1 || (withMore == 1 && cut.size() > 2)) {
      return List.of(jobs);
    }
    pieces.addAll(cut);
    return pieces;
  }

  private static List<JobSet> cut(JobSet jobs, JobSet other, List<String> claims) {
    List<JobSet> pieces = new ArrayList<>();
    JobSet rest = jobs;
    for (String claim : claims) {
      ValueSet values = rest.values(claim);
      PatternUnion taken = other.values(claim).values();
      pieces.add(rest.with(claim, values.minus(taken)));
      rest = rest.with(claim, values.and(taken));
    }
    return pieces;
  }

  private List<JobSet> near(JobSet jobs) {
    ValueSet repositories = jobs.values(JobSet.REPOSITORY);
    if (repositories.isAny()) {
      return subtrahends;
    }
    BitSet near = (BitSet) anyRepository.clone();
    for (Pattern repository : repositories.values().all()) {
      byRepository.getOrDefault(repository, List.of()).forEach(near::set);
    }
    return near.stream().mapToObj(subtrahends::get).toList();
  }
}
