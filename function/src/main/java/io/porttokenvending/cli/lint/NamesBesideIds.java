package io.porttokenvending.cli.lint;

import io.porttokenvending.json.Position;
import io.porttokenvending.trust.Glob;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names that stand for one id here and for another there: one of the places is a slip, or the name
 * has been given to something else since.
 */
final class NamesBesideIds implements Check {
  /** One id and its one name, and where a rule says so. */
  private record Pair(String issuer, String id, String name, WrittenRule rule, String claim) {
    Position at() {
      return rule.at(claim, name);
    }

    String place() {
      return rule.file() + ":" + at().line();
    }

    String folded() {
      return name.toLowerCase(Locale.ROOT);
    }
  }

  private record Key(String issuer, String text) {}

  @Override
  public void look(List<WrittenProfile> profiles, Report report) {
    compare(profiles, "repository_owner", report);
    compare(profiles, "repository", report);
  }

  private static void compare(List<WrittenProfile> profiles, String claim, Report report) {
    Map<Key, Pair> byId = new HashMap<>();
    Map<Key, Pair> byName = new HashMap<>();
    for (WrittenProfile profile : profiles) {
      for (WrittenRule rule : profile.rules()) {
        pair(rule, claim)
            .ifPresent(pair -> {
              Pair named = byId.putIfAbsent(new Key(pair.issuer(), pair.id()), pair);
              Pair numbered = byName.putIfAbsent(new Key(pair.issuer(), pair.folded()), pair);
              if (named != null && !named.folded().equals(pair.folded())) {
                warn(
                    pair,
                    "the same " + claim + "_id has the name '" + named.name() + "'",
                    named,
                    report);
              } else if (numbered != null && !numbered.id().equals(pair.id())) {
                warn(pair, "the same " + claim + " has the id " + numbered.id(), numbered, report);
              }
            });
      }
    }
  }

  private static void warn(Pair pair, String message, Pair other, Report report) {
    report.warn(
        Warning.INCONSISTENT_NAMES,
        pair.rule().file(),
        pair.at(),
        message + " at " + other.place() + "; one of the two is wrong");
  }

  /** Only of one id and one name is it certain that they belong together. */
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
