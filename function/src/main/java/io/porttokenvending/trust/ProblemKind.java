package io.porttokenvending.trust;

/** What sort of mistake a problem is, by a name that pipelines may rely on. */
public enum ProblemKind {
  /** The text is not one document of the YAML subset. */
  YAML_SYNTAX("yaml-syntax"),
  /** A key that nobody reads. */
  UNKNOWN_KEY("unknown-key"),
  /** A key that must be there. */
  MISSING_KEY("missing-key"),
  /** A list, mapping, string or boolean where another of them belongs. */
  WRONG_TYPE("wrong-type"),
  /** An unquoted value that YAML may read as something other than a string. */
  UNQUOTED_VALUE("unquoted-value"),
  /** A value of the right type that is not allowed. */
  INVALID_VALUE("invalid-value"),
  /** A wildcard where none may stand. */
  MISPLACED_WILDCARD("misplaced-wildcard"),
  /** The same name twice where each must be another. */
  DUPLICATE("duplicate"),
  /** An address whose host the settings do not list. */
  HOST_NOT_ALLOWED("host-not-allowed"),
  /** An issuer that the settings do not list. */
  ISSUER_NOT_LISTED("issuer-not-listed"),
  /** A file's name is not a profile's. */
  FILE_NAME("file-name"),
  /** A file or the folder cannot be read. */
  UNREADABLE("unreadable"),
  /** The folder has no profile. */
  NO_PROFILE("no-profile"),
  /** More is said than a decision stays fast with. */
  POLICY_SIZE("policy-size");

  private final String code;

  ProblemKind(String code) {
    this.code = code;
  }

  /** In kebab case. */
  public String code() {
    return code;
  }
}
