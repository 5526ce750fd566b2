package io.porttokenvending.trust;

/** Determines how a rule writes a claim's values and how they compare with the token's value. */
public enum ClaimKind {
  /** Decimal digits, compared exactly, without wildcards. */
  ID,
  /** An event name or a node id, compared exactly, without wildcards. */
  EXACT,
  /** A git ref or branch name: case-sensitive, no leading wildcard. */
  REF,
  /** {@code owner/repository}: ignores ASCII case, no leading wildcard. */
  REPOSITORY,
  /** An owner or environment name: ignores ASCII case. */
  NAME,
  /**
   * {@code owner/repository/path@ref}: the first two parts ignore ASCII case. A wildcard before the
   * last {@code @} never matches an {@code @}, because files and refs may both contain one.
   */
  WORKFLOW_REF,
  /** A workflow's display name: case-sensitive, no leading wildcard. */
  WORKFLOW,
  /** Text compared exactly. */
  TEXT,
  /** A custom property of a repository: the whole value, or one item of a comma-separated list. */
  PROPERTY;

  boolean allowsLeadingWildcard() {
    return switch (this) {
      case REF, REPOSITORY, WORKFLOW_REF, WORKFLOW -> false;
      case NAME, TEXT, PROPERTY -> true;
      case ID, EXACT -> false;
    };
  }

  /**
   * Returns whether a character ignores ASCII case.
   *
   * @param slashes number of slashes before it in the value
   */
  public boolean folds(int slashes) {
    return switch (this) {
      case REPOSITORY, NAME -> true;
      case WORKFLOW_REF -> slashes < 2;
      case ID, EXACT, REF, WORKFLOW, TEXT, PROPERTY -> false;
    };
  }

  /** Returns the length of the value's prefix that ignores ASCII case. */
  int foldedLength(String value) {
    return switch (this) {
      case REPOSITORY, NAME -> value.length();
      case WORKFLOW_REF -> {
        int repository = value.indexOf('/', value.indexOf('/') + 1);
        yield repository < 0 ? value.length() : repository;
      }
      case ID, EXACT, REF, WORKFLOW, TEXT, PROPERTY -> 0;
    };
  }
}
