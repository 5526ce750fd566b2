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

/** Reads a rule's requirement on one claim: a value or a non-empty list of values. */
final class ConditionReader {
  private static final int MAX_PATTERN = 1024;
  private static final int MAX_ID = 20;

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
   * Reads decimal ids, quoted or not.
   *
   * @param suggestion replacement for a value that is not an id
   */
  Optional<Set<String>> ids(String claim, YamlNode node, Optional<String> suggestion) {
    return values(node, item -> id(claim, item, suggestion)).map(HashSet::new);
  }

  /** Reads strings without a wildcard. */
  Optional<Set<String>> exact(YamlNode node, String claim) {
    return values(node, item -> withoutWildcard(item, claim)).map(HashSet::new);
  }

  private Optional<Condition> patterns(String claim, ClaimKind kind, YamlNode node) {
    return values(node, item -> pattern(item, claim, kind))
        .map(patterns -> new Condition.Matches(claim, patterns));
  }

  private Optional<Condition> members(String claim, YamlMapping mapping) {
    if (reportNegation(mapping)) {
      return Optional.empty();
    }
    if (mapping.entries().size() != 1 || mapping.entry("member").isEmpty()) {
      findings.add(
          mapping,
          ProblemKind.WRONG_TYPE,
          claim + " must be a value, a list of values, or {member: value}",
          mapping.entries().size() == 1
              ? NearestName.of(mapping.entries().getFirst().key().text(), List.of("member"))
              : Optional.empty());
      return Optional.empty();
    }
    YamlNode value = mapping.entry("member").orElseThrow().value();
    return values(value, item -> member(item, claim))
        .map(members -> new Condition.HasMember(claim, new HashSet<>(members)));
  }

  /** Returns every value; empty when the list or one of its values is invalid. */
  private <T> Optional<List<T>> values(YamlNode node, Function<YamlNode, Optional<T>> each) {
    if (!(node instanceof YamlSequence sequence)) {
      return reportNegation(node) ? Optional.empty() : each.apply(node).map(List::of);
    }
    if (sequence.items().isEmpty()) {
      findings.add(node, "an empty list never matches; write at least one value");
      return Optional.empty();
    }
    List<T> values = new ArrayList<>(sequence.items().size());
    boolean valid = true;
    for (YamlNode item : sequence.items()) {
      Optional<T> value = reportNegation(item) ? Optional.empty() : each.apply(item);
      value.ifPresent(values::add);
      valid &= value.isPresent();
    }
    return valid ? Optional.of(values) : Optional.empty();
  }

  /** Reports a mapping such as {@code {not: value}}, and returns whether the node is one. */
  private boolean reportNegation(YamlNode node) {
    boolean negates =
        node instanceof YamlMapping mapping
            && mapping.entries().stream().anyMatch(entry -> Negation.isKey(entry.key().text()));
    if (negates) {
      findings.add(node, ProblemKind.WRONG_TYPE, Negation.MESSAGE);
    }
    return negates;
  }

  private Optional<String> id(String claim, YamlNode node, Optional<String> suggestion) {
    if (node instanceof YamlScalar scalar && isId(scalar.text())) {
      return Optional.of(scalar.text());
    }
    findings.add(node, ProblemKind.INVALID_VALUE, invalidId(claim, node), suggestion);
    return Optional.empty();
  }

  private static String invalidId(String claim, YamlNode node) {
    String text = node instanceof YamlScalar scalar ? scalar.text() : "";
    if (text.equals("any")) {
      return "any is allowed only as the whole value of repository_id; write an id, or remove the"
          + " list";
    }
    return Negation.isValue(text)
        ? Negation.MESSAGE
        : "an id must be a decimal number without a wildcard or leading zero"
            + (text.chars().anyMatch(Character::isLetter) ? findId(claim) : "");
  }

  /** Returns how to find the id for a name; empty for other claims. */
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
        && text.length() <= MAX_ID
        && Ascii.isDigits(text)
        && (text.length() == 1 || text.charAt(0) != '0');
  }

  private Optional<String> withoutWildcard(YamlNode node, String claim) {
    Optional<String> text = Section.string(node, claim, findings);
    if (text.isPresent() && text.get().indexOf('*') >= 0) {
      findings.add(
          node,
          ProblemKind.MISPLACED_WILDCARD,
          claim + " must not contain a wildcard; list the values");
      return Optional.empty();
    }
    return text;
  }

  private Optional<String> member(YamlNode node, String claim) {
    Optional<String> text = withoutWildcard(node, "a member of " + claim);
    if (text.isPresent() && text.get().indexOf(',') >= 0) {
      findings.add(node, "a member of " + claim + " must not contain a comma; list the members");
      return Optional.empty();
    }
    return text;
  }

  private Optional<Glob> pattern(YamlNode node, String claim, ClaimKind kind) {
    Optional<String> text = Section.string(node, claim, findings);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.get().length() > MAX_PATTERN) {
      findings.add(node, claim + " must have at most " + MAX_PATTERN + " characters");
      return Optional.empty();
    }
    if (text.get().charAt(0) == '*' && !kind.allowsLeadingWildcard()) {
      findings.add(
          node,
          ProblemKind.MISPLACED_WILDCARD,
          claim + " must not begin with a wildcard; write the start of the value");
      return Optional.empty();
    }
    return Optional.of(new Glob(text.get(), kind));
  }
}
