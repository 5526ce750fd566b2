package io.porttokenvending.cli.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Held against plain sets of four ids, of which no set names the last. */
class IdSetTest {
  private static final List<String> IDS = List.of("1", "2", "3");
  private static final List<String> UNIVERSE = List.of("1", "2", "3", "4");

  @Test
  void operations_areThoseOfSets() {
    for (IdSet a : all()) {
      for (IdSet b : all()) {
        String pair = a + " and " + b;
        assertEquals(combined(a, b, (x, y) -> x && y), members(a.and(b)), pair);
        assertEquals(combined(a, b, (x, y) -> x && !y), members(a.minus(b)), pair);
        assertEquals(combined(a, b, (x, y) -> x || y), members(a.or(b)), pair);
        assertEquals(members(a.or(b)), members(IdSet.union(List.of(a, b))), pair);
        assertEquals(members(b).containsAll(members(a)), a.isWithin(b), pair);
        assertEquals(!combined(a, b, (x, y) -> x && y).isEmpty(), a.meets(b), pair);
      }
    }
  }

  private static List<IdSet> all() {
    List<IdSet> all = new ArrayList<>();
    for (int bits = 0; bits < 8; bits++) {
      Set<String> ids = new TreeSet<>();
      for (int i = 0; i < IDS.size(); i++) {
        if ((bits >> i & 1) == 1) {
          ids.add(IDS.get(i));
        }
      }
      all.add(new IdSet(false, ids));
      all.add(new IdSet(true, ids));
    }
    return all;
  }

  private static Set<String> members(IdSet set) {
    Set<String> members = new TreeSet<>(UNIVERSE);
    members.removeIf(id -> !set.contains(id));
    return members;
  }

  private static Set<String> combined(
      IdSet a, IdSet b, BiFunction<Boolean, Boolean, Boolean> operation) {
    Set<String> members = new TreeSet<>(UNIVERSE);
    members.removeIf(id -> !operation.apply(a.contains(id), b.contains(id)));
    return members;
  }
}
