package io.porttokenvending.cli.diff;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Repositories by their ids.
 *
 * @param allBut whether these are the ones left out
 */
record IdSet(boolean allBut, Set<String> ids) {
  static final IdSet ANY = new IdSet(true, Set.of());

  static IdSet of(Set<String> ids) {
    return new IdSet(false, ids);
  }

  boolean isEmpty() {
    return !allBut && ids.isEmpty();
  }

  boolean isWithin(IdSet other) {
    if (allBut) {
      return other.allBut && ids.containsAll(other.ids);
    }
    return other.allBut
        ? disjoint(ids, other.ids)
        : ids.size() <= other.ids.size() && other.ids.containsAll(ids);
  }

  boolean meets(IdSet other) {
    if (allBut) {
      return other.allBut || !ids.containsAll(other.ids);
    }
    return other.allBut ? !other.ids.containsAll(ids) : !disjoint(ids, other.ids);
  }

  IdSet and(IdSet other) {
    if (allBut && other.allBut) {
      return new IdSet(true, union(ids, other.ids));
    }
    if (!allBut && !other.allBut && other.ids.size() < ids.size()) {
      return other.and(this);
    }
    return allBut ? other.and(this) : kept(ids, other, true);
  }

  IdSet minus(IdSet other) {
    if (!allBut) {
      return kept(ids, other, false);
    }
    return other.allBut ? kept(other.ids, this, true) : new IdSet(true, union(ids, other.ids));
  }

  IdSet or(IdSet other) {
    if (!allBut && !other.allBut) {
      return of(union(ids, other.ids));
    }
    return allBut && other.allBut
        ? new IdSet(true, kept(ids, IdSet.of(other.ids), true).ids)
        : allBut ? new IdSet(true, kept(ids, other, false).ids) : other.or(this);
  }

  boolean contains(String id) {
    return allBut != ids.contains(id);
  }

  static IdSet union(Collection<IdSet> sets) {
    Set<String> listed = new HashSet<>();
    IdSet others = of(Set.of());
    for (IdSet set : sets) {
      if (set.allBut) {
        others = others.or(set);
      } else {
        listed.addAll(set.ids);
      }
    }
    return others.or(of(listed));
  }

  private static IdSet kept(Set<String> ids, IdSet by, boolean wanted) {
    Set<String> kept = new HashSet<>();
    for (String id : ids) {
      if (by.contains(id) == wanted) {
        kept.add(id);
      }
    }
    return of(kept);
  }

  private static boolean disjoint(Set<String> a, Set<String> b) {
    Set<String> smaller = a.size() < b.size() ? a : b;
    Set<String> larger = a.size() < b.size() ? b : a;
    for (String id : smaller) {
      if (larger.contains(id)) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> union = new HashSet<>(a);
    union.addAll(b);
    return union;
  }
}
