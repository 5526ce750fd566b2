package io.porttokenvending.trust;

/** How a claim's values are written in a rule and compared with what a token sends. */
public enum ClaimKind {
  /** Decimal digits, compared exactly, without wildcards. */
  ID,
  /** An event's name or a node id, compared exactly, without wildcards. */
  EXACT,
  /** A git ref or branch name: exact case, no leading wildcard. */
  REF,
  /** {@code owner/repository}: folds ASCII case, no leading wildcard. */
  REPOSITORY,
  /** An owner's or environment's name: folds ASCII case. */
  NAME,
  /**
   * {@code owner/repository/path@ref}: the first two parts fold ASCII case, and a wildcard left of
   * the last {@code @} never matches an {@code @}, because files and refs may both contain one.
   */
  WORKFLOW_REF,
  /** A workflow's display name: exact, no leading wildcard. */
  WORKFLOW,
  /** Text compared exactly. */
  TEXT,
  /** A repository's custom property, compared whole or by one member of a comma-joined list. */
  PROPERTY;

  boolean allowsLeadingWildcard() {
    return switch (this) {
      case REF, REPOSITORY, WORKFLOW_REF, WORKFLOW -> false;
      case NAME, TEXT, PROPERTY -> true;
      case ID, EXACT -> false;
    };
  }

  /**
   * Whether a character folds ASCII case.
   *
   * @param slashes how many precede it in the value
   */
  public boolean folds(int slashes) {
    return switch (this) {
      case REPOSITORY, NAME -> true;
      case WORKFLOW_REF -> slashes < 2;
      case ID, EXACT, REF, WORKFLOW, TEXT, PROPERTY -> false;
    };
  }

  /** How many characters of a value fold ASCII case, from its start. */
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
