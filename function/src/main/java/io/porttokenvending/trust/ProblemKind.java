package io.porttokenvending.trust;

import java.util.Locale;

/** What sort of mistake a problem is, by a name that pipelines may rely on. */
public enum ProblemKind {
  /** The text is not one document of the YAML subset. */
  YAML_SYNTAX,
  /** A key that nobody reads. */
  UNKNOWN_KEY,
  /** A key that must be there. */
  MISSING_KEY,
  /** A list, mapping, string or boolean where another of them belongs. */
  WRONG_TYPE,
  /** An unquoted value that YAML may read as something other than a string. */
  UNQUOTED_VALUE,
  /** A value of the right type that is not allowed. */
  INVALID_VALUE,
  /** A wildcard where none may stand. */
  MISPLACED_WILDCARD,
  /** The same name twice where each must be another. */
  DUPLICATE,
  /** An address whose host the settings do not list. */
  HOST_NOT_ALLOWED,
  /** An issuer that the settings do not list. */
  ISSUER_NOT_LISTED,
  /** A file's name is not a profile's. */
  FILE_NAME,
  /** A file or the folder cannot be read. */
  UNREADABLE,
  /** The folder has no profile. */
  NO_PROFILE,
  /** More is said than a decision stays fast with. */
  POLICY_SIZE;

  /** In kebab case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
