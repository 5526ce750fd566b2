package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.Glob;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names that have one id in one rule and another id in another rule: one of the rules is wrong, or
 * the name has a new owner.
 */
final class InconsistentNames {
  private InconsistentNames() {}

  /** The only id and the only name in a rule, which belong together. */
  private record Pair(String issuer, String id, String name, WrittenRule rule, String claim) {
    String folded() {
      return name.toLowerCase(Locale.ROOT);
    }
  }

  private record Key(String issuer, String text) {}

  static void check(List<WrittenProfile> profiles, Warnings warnings) {
    compare(profiles, "repository_owner", warnings);
    compare(profiles, "repository", warnings);
  }

  private static void compare(List<WrittenProfile> profiles, String claim, Warnings warnings) {
    Map<Key, Pair> byId = new HashMap<>();
    Map<Key, Pair> byName = new HashMap<>();
    for (WrittenProfile profile : profiles) {
      for (WrittenRule rule : profile.rules()) {
        pair(rule, claim)
            .ifPresent(pair -> {
              Pair named = byId.putIfAbsent(new Key(pair.issuer(), pair.id()), pair);
              Pair numbered = byName.putIfAbsent(new Key(pair.issuer(), pair.folded()), pair);
              if (named != null && !named.folded().equals(pair.folded())) {
                String message = "the same " + claim + "_id has the name '" + named.name() + "'";
                warn(pair, message, named, warnings);
              } else if (numbered != null && !numbered.id().equals(pair.id())) {
                String message = "the same " + claim + " has the id " + numbered.id();
                warn(pair, message, numbered, warnings);
              }
            });
      }
    }
  }

  private static void warn(Pair pair, String message, Pair other, Warnings warnings) {
    int line = other.rule().at(other.claim(), other.name()).line();
    warnings.add(
        Warning.INCONSISTENT_NAMES,
        pair.rule(),
        message + " at " + other.rule().file() + ":" + line + "; one of the two is wrong",
        pair.claim(),
        pair.name());
  }

  private static Optional<Pair> pair(WrittenRule rule, String claim) {
    Set<String> ids =
        claim.equals("repository")
            ? rule.rule().repositoryIds().orElse(Set.of())
            : rule.rule().ownerIds();
    List<Glob> names = rule.patterns(claim);
    return ids.size() == 1 && names.size() == 1 && names.getFirst().isLiteral()
        ? Optional.of(
            new Pair(
                rule.rule().issuer(), ids.iterator().next(), names.getFirst().text(), rule, claim))
        : Optional.empty();
  }
}
