package io.porttokenvending.cli.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.Glob;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operations on sets of values, compared with plain sets of short values. */
class ValueSetTest {
  private static final int MAX_LENGTH = 5;

  private final Random random = new Random(20_261_130);

  @ParameterizedTest
  @EnumSource(names = {"ID", "REF", "NAME", "WORKFLOW_REF"})
  void operations_onRandomSets_agreeWithPlainSets(ClaimKind kind) {
    List<String> universe = universe();
    int within = 0;
    for (int i = 0; i < 400; i++) {
      ValueSet a = random(kind);
      ValueSet b = random(kind);
      PatternUnion taken = patterns(kind);
      Set<String> inA = members(a, kind, universe);
      Set<String> inB = members(b, kind, universe);
      Set<String> inTaken = members(new ValueSet(taken, PatternUnion.NONE), kind, universe);
      String question = a + ", " + b + ", " + taken;
      assertEquals(both(inA, inTaken, true), members(a.and(taken), kind, universe), question);
      assertEquals(both(inA, inTaken, false), members(a.minus(taken), kind, universe), question);
      assertEquals(inA.isEmpty(), a.isEmpty(), question);
      assertTrue(a.intersects(b) || both(inA, inB, true).isEmpty(), question);
      assertTrue(!a.isWithin(b) || inB.containsAll(inA), question);
      if (b.except().isEmpty()) {
        assertEquals(inB.containsAll(inA), a.isWithin(b), question);
      }
      within += a.isWithin(b) ? 1 : 0;
    }
    assertTrue(within > 40, "few are contained: " + within);
  }

  @Test
  void intersects_disjointSets_isFalse() {
    PatternUnion pull = union(Stream.of(glob("refs/pull/**")));
    ValueSet others = ValueSet.ANY.minus(pull);

    assertFalse(others.intersects(new ValueSet(pull, PatternUnion.NONE)));
    assertFalse(new ValueSet(pull, PatternUnion.NONE).intersects(others));
    assertTrue(others.isWithin(others));
  }

  @Test
  void minus_tooManyWildcards_returnsSuperset() {
    ValueSet all = new ValueSet(union(Stream.of(glob("x**"))), PatternUnion.NONE);
    Stream<Pattern> many = IntStream.range(0, 33).mapToObj(i -> glob("x" + i + "-*"));

    assertEquals(all, all.minus(union(many)));
  }

  @Test
  void texts_numbers_areSortedNumerically() {
    Stream<Pattern> ids = Stream.of("10", "9", "100").map(id -> Pattern.literal(id, ClaimKind.ID));

    assertEquals(List.of("9", "10", "100"), union(ids).texts());
  }

  private ValueSet random(ClaimKind kind) {
    ValueSet start =
        random.nextInt(4) == 0 ? ValueSet.ANY : new ValueSet(patterns(kind), PatternUnion.NONE);
    return switch (random.nextInt(4)) {
      case 0 -> start.minus(patterns(kind));
      case 1 -> start.and(patterns(kind));
      default -> start;
    };
  }

  private PatternUnion patterns(ClaimKind kind) {
    return union(IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> pattern(kind)));
  }

  private Pattern pattern(ClaimKind kind) {
    StringBuilder text = new StringBuilder("a");
    for (int length = random.nextInt(4); length > 0; length--) {
      text.append(List.of("a", "/", "*", "**").get(random.nextInt(kind == ClaimKind.ID ? 2 : 4)));
    }
    return kind == ClaimKind.ID
        ? Pattern.literal(text.toString(), kind)
        : Pattern.of(new Glob(text.toString(), kind));
  }

  private static Pattern glob(String text) {
    return Pattern.of(new Glob(text, ClaimKind.REF));
  }

  private static PatternUnion union(Stream<Pattern> patterns) {
    return new PatternUnion(patterns.collect(Collectors.toSet()));
  }

  /** The {@code z} represents all characters that no pattern contains. */
  private static List<String> universe() {
    List<String> all = new ArrayList<>(List.of(""));
    List<String> longest = all;
    for (int length = 1; length <= MAX_LENGTH; length++) {
      longest =
          longest.stream().flatMap(text -> Stream.of("a", "/", "z").map(text::concat)).toList();
      all = Stream.concat(all.stream(), longest.stream()).toList();
    }
    return all;
  }

  private static Set<String> members(ValueSet set, ClaimKind kind, List<String> universe) {
    return universe.stream()
        .filter(value -> JobSets.contains(set, kind, value))
        .collect(Collectors.toSet());
  }

  private static Set<String> both(Set<String> a, Set<String> b, boolean inB) {
    Set<String> both = new HashSet<>(a);
    both.removeIf(value -> b.contains(value) != inB);
    return both;
  }
}
