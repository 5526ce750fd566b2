package io.porttokenvending.cli.diff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the boxes that can share a job with another box. */
final class BoxIndex {
  /** Ids mean something only together with their issuer. */
  private record Id(String issuer, String value) {}

  private final List<Box> boxes;
  private final Map<Box.Key, Integer> byKey = new HashMap<>();
  private final Map<Id, List<Integer>> byOwner = new HashMap<>();
  private final Map<Id, List<Integer>> anyRepositoryByOwner = new HashMap<>();
  private final Map<Id, List<Integer>> byRepository = new HashMap<>();

  BoxIndex(List<Box> boxes) {
    this.boxes = boxes;
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      byKey.put(box.key(), i);
      for (String owner : box.owners()) {
        Id id = new Id(box.issuer(), owner);
        add(byOwner, id, i);
        if (box.repositories().allBut()) {
          add(anyRepositoryByOwner, id, i);
        }
      }
      if (!box.repositories().allBut()) {
        for (String repository : box.repositories().ids()) {
          add(byRepository, new Id(box.issuer(), repository), i);
        }
      }
    }
  }

  /** In a stable order, the likeliest first. */
  List<Box> near(Box box) {
    BitSet near = new BitSet();
    IdSet repositories = box.repositories();
    for (String owner : box.owners()) {
      Id id = new Id(box.issuer(), owner);
      (repositories.allBut() ? byOwner : anyRepositoryByOwner)
          .getOrDefault(id, List.of())
          .forEach(near::set);
    }
    if (!repositories.allBut()) {
      for (String repository : repositories.ids()) {
        byRepository.getOrDefault(new Id(box.issuer(), repository), List.of()).forEach(near::set);
      }
    }
    List<Box> sorted = new ArrayList<>();
    int same = byKey.getOrDefault(box.key(), -1);
    if (same >= 0) {
      near.clear(same);
      sorted.add(boxes.get(same));
    }
    near.stream()
        .mapToObj(boxes::get)
        .filter(other -> other.refs() == box.refs())
        .forEach(sorted::add);
    return sorted;
  }

  private static void add(Map<Id, List<Integer>> index, Id id, int box) {
    index.computeIfAbsent(id, absent -> new ArrayList<>(1)).add(box);
  }
}
