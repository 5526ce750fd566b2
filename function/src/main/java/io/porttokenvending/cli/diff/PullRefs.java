package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.ClaimKind;
import java.util.List;

/** The refs of pull requests, which a rule admits only when it lists the events that have them. */
final class PullRefs {
  static final String CLAIM = "ref";
  static final String PREFIX = "refs/pull/";

  /** All of them. */
  static final Atom ALL =
      new Atom(PREFIX + "**", List.of(new Pattern(PREFIX + "**", ClaimKind.REF)));

  /** Every ref that is there, as is each of a pull request. */
  static final Atom EVERY = new Atom("**", List.of(new Pattern("**", ClaimKind.REF)));

  private PullRefs() {}
}
