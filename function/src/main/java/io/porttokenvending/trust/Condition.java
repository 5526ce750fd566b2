package io.porttokenvending.trust;

import java.util.List;
import java.util.Set;

/** What a rule wants of one claim; an absent or empty claim never satisfies it. */
public sealed interface Condition {
  String claim();

  /** Whether a value that the token really has, never an empty one, satisfies this. */
  boolean admits(String value);

  default boolean holds(WorkflowIdentity identity) {
    String value = identity.claim(claim()).orElse("");
    return !value.isEmpty() && admits(value);
  }

  /** The claim equals one of the values, as ids and events do. */
  record OneOf(String claim, Set<String> values) implements Condition {
    @Override
    public boolean admits(String value) {
      return values.contains(value);
    }
  }

  /** The claim matches one of the patterns. */
  record Matches(String claim, List<Glob> patterns) implements Condition {
    @Override
    public boolean admits(String value) {
      return patterns.stream().anyMatch(pattern -> pattern.matches(value));
    }
  }

  /** One member of a property's comma-joined list equals one of these. */
  record HasMember(String claim, Set<String> members) implements Condition {
    @Override
    public boolean admits(String value) {
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
