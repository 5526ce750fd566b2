package io.porttokenvending.trust;

import java.util.Locale;

/** The stable kind of a problem, for scripts that read the output of {@code policy lint}. */
public enum ProblemKind {
  /** The text is not one document of the YAML subset. */
  YAML_SYNTAX,
  /** A key that the section does not have. */
  UNKNOWN_KEY,
  /** A required key is missing. */
  MISSING_KEY,
  /** A value of the wrong type. */
  WRONG_TYPE,
  /** An unquoted value that YAML may read as something other than a string. */
  UNQUOTED_VALUE,
  /** A value of the right type that is not allowed. */
  INVALID_VALUE,
  /** A wildcard where none is allowed. */
  MISPLACED_WILDCARD,
  /** A name that must be unique occurs twice. */
  DUPLICATE,
  /** A URL whose host the settings do not list. */
  HOST_NOT_ALLOWED,
  /** An issuer that the settings do not list. */
  ISSUER_NOT_LISTED,
  /** A file name that is not a valid profile name. */
  FILE_NAME,
  /** The folder or a file cannot be read. */
  UNREADABLE,
  /** The folder contains no profile. */
  NO_PROFILE,
  /** The policy exceeds a size limit. */
  POLICY_SIZE;

  /** Returns the name in kebab case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
