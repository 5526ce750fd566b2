package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.json.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads what a rule wants of one claim: a value or a non-empty list of them. */
final class ConditionReader {
  private static final int LONGEST_PATTERN = 1024;
  private static final int LONGEST_ID = 20;

  private final Findings findings;

  ConditionReader(Findings findings) {
    this.findings = findings;
  }

  Optional<Condition> read(String claim, ClaimKind kind, YamlNode node) {
    return switch (kind) {
      case ID -> ids(claim, node, Optional.empty()).map(ids -> new Condition.OneOf(claim, ids));
      case EXACT -> exact(node, claim).map(values -> new Condition.OneOf(claim, values));
      case PROPERTY ->
          node instanceof YamlMapping mapping
              ? members(claim, mapping)
              : patterns(claim, kind, node);
      case REF, REPOSITORY, NAME, WORKFLOW_REF, WORKFLOW, TEXT -> patterns(claim, kind, node);
    };
  }

  /**
   * Ids in plain decimal, quoted or not.
   *
   * @param meant what was probably meant, if it is no id
   */
  Optional<Set<String>> ids(String claim, YamlNode node, Optional<String> meant) {
    return values(node, item -> id(claim, item, meant)).map(HashSet::new);
  }

  /** Strings that hold no wildcard. */
  Optional<Set<String>> exact(YamlNode node, String claim) {
    return values(node, item -> withoutWildcard(item, claim)).map(HashSet::new);
  }

  private Optional<Condition> patterns(String claim, ClaimKind kind, YamlNode node) {
    return values(node, item -> pattern(item, claim, kind))
        .map(patterns -> new Condition.Matches(claim, patterns));
  }

  private Optional<Condition> members(String claim, YamlMapping mapping) {
    if (negates(mapping)) {
      return Optional.empty();
    }
    if (mapping.entries().size() != 1 || mapping.entry("member").isEmpty()) {
      findings.add(
          mapping,
          ProblemKind.WRONG_TYPE,
          claim + " is a value, a list of values, or {member: value}",
          mapping.entries().size() == 1
              ? NearestName.of(mapping.entries().getFirst().key().text(), List.of("member"))
              : Optional.empty());
      return Optional.empty();
    }
    YamlNode value = mapping.entry("member").orElseThrow().value();
    return values(value, item -> member(item, claim))
        .map(members -> new Condition.HasMember(claim, new HashSet<>(members)));
  }

  /** Every value, or empty when one of them, or the list itself, is wrong. */
  private <T> Optional<List<T>> values(YamlNode node, Function<YamlNode, Optional<T>> each) {
    if (!(node instanceof YamlSequence sequence)) {
      return negates(node) ? Optional.empty() : each.apply(node).map(List::of);
    }
    if (sequence.items().isEmpty()) {
      findings.add(node, "an empty list can never hold; name at least one value");
      return Optional.empty();
    }
    List<T> values = new ArrayList<>(sequence.items().size());
    boolean good = true;
    for (YamlNode item : sequence.items()) {
      Optional<T> value = negates(item) ? Optional.empty() : each.apply(item);
      value.ifPresent(values::add);
      good &= value.isPresent();
    }
    return good ? Optional.of(values) : Optional.empty();
  }

  /** Whether it is a mapping such as {@code {not: value}}; if so, that is reported. */
  private boolean negates(YamlNode node) {
    boolean negates =
        node instanceof YamlMapping mapping
            && mapping.entries().stream().anyMatch(entry -> Negation.isKey(entry.key().text()));
    if (negates) {
      findings.add(node, ProblemKind.WRONG_TYPE, Negation.POSITIVE);
    }
    return negates;
  }

  private Optional<String> id(String claim, YamlNode node, Optional<String> meant) {
    if (node instanceof YamlScalar scalar && isId(scalar.text())) {
      return Optional.of(scalar.text());
    }
    findings.add(node, ProblemKind.INVALID_VALUE, wrongId(claim, node), meant);
    return Optional.empty();
  }

  private static String wrongId(String claim, YamlNode node) {
    String text = node instanceof YamlScalar scalar ? scalar.text() : "";
    if (text.equals("any")) {
      return "any stands alone, and only for repository_id";
    }
    return Negation.isValue(text)
        ? Negation.POSITIVE
        : "an id is a number in plain decimal, without wildcard or leading zero"
            + (text.chars().anyMatch(Character::isLetter) ? findId(claim) : "");
  }

  /** How to find the id of what was given by name. */
  private static String findId(String claim) {
    return switch (claim) {
      case "repository_id" -> "; find it with gh api repos/OWNER/REPO --jq .id";
      case "repository_owner_id" -> "; find it with gh api repos/OWNER/REPO --jq .owner.id";
      case "actor_id" -> "; find it with gh api users/LOGIN --jq .id";
      default -> "";
    };
  }

  private static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_ID
        && Ascii.isDigits(text)
        && (text.length() == 1 || text.charAt(0) != '0');
  }

  private Optional<String> withoutWildcard(YamlNode node, String claim) {
    Optional<String> text = Section.string(node, claim, findings);
    if (text.isPresent() && text.get().indexOf('*') >= 0) {
      findings.add(
          node,
          ProblemKind.MISPLACED_WILDCARD,
          "a wildcard in " + claim + " is not allowed; list the values");
      return Optional.empty();
    }
    return text;
  }

  private Optional<String> member(YamlNode node, String claim) {
    Optional<String> text = withoutWildcard(node, "a member of " + claim);
    if (text.isPresent() && text.get().indexOf(',') >= 0) {
      findings.add(node, "a member of " + claim + " holds no comma");
      return Optional.empty();
    }
    return text;
  }

  private Optional<Glob> pattern(YamlNode node, String claim, ClaimKind kind) {
    Optional<String> text = Section.string(node, claim, findings);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.get().length() > LONGEST_PATTERN) {
      findings.add(node, claim + " is longer than " + LONGEST_PATTERN + " characters");
      return Optional.empty();
    }
    if (text.get().charAt(0) == '*' && !kind.allowsLeadingWildcard()) {
      findings.add(
          node,
          ProblemKind.MISPLACED_WILDCARD,
          "a leading wildcard in " + claim + " is not allowed; write how the value begins");
      return Optional.empty();
    }
    return Optional.of(new Glob(text.get(), kind));
  }
}
