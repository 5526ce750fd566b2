package io.porttokenvending.trust;

import java.util.List;
import java.util.Set;

/** A rule's requirement on one claim; an absent or empty claim never satisfies it. */
public sealed interface Condition {
  String claim();

  /** Returns whether a claim value satisfies the condition; {@code value} is never empty. */
  boolean accepts(String value);

  default boolean isSatisfiedBy(WorkflowIdentity identity) {
    String value = identity.claim(claim()).orElse("");
    return !value.isEmpty() && accepts(value);
  }

  /** The claim equals one of the values; used for ids and events. */
  record OneOf(String claim, Set<String> values) implements Condition {
    @Override
    public boolean accepts(String value) {
      return values.contains(value);
    }
  }

  /** The claim matches one of the patterns. */
  record Matches(String claim, List<Glob> patterns) implements Condition {
    @Override
    public boolean accepts(String value) {
      return patterns.stream().anyMatch(pattern -> pattern.matches(value));
    }
  }

  /** One item of a property's comma-separated list equals one of the members. */
  record HasMember(String claim, Set<String> members) implements Condition {
    @Override
    public boolean accepts(String value) {
      int start = 0;
      for (int comma = value.indexOf(','); comma >= 0; comma = value.indexOf(',', start)) {
        if (members.contains(value.substring(start, comma))) {
          return true;
        }
        start = comma + 1;
      }
      return members.contains(value.substring(start));
    }
  }
}
