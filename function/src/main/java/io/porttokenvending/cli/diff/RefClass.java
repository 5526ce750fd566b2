package io.porttokenvending.cli.diff;

import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.EventGate;
import java.util.List;

/**
 * The refs that a rule's events tell apart. A rule may admit one class and not another, so no box
 * contains refs of two classes.
 */
enum RefClass {
  /** Branches, tags and whatever else is not in another class. */
  NAMED,
  /** Refs below {@code refs/pull/}. */
  PULL,
  /** The empty ref of a deployment of a bare commit. No condition on {@code ref} admits it. */
  EMPTY;

  static final String CLAIM = "ref";
  static final String PULL_PREFIX = "refs/pull/";

  /** Every ref of pull requests. */
  static final Atom ALL_PULL = atom(PULL_PREFIX + "**", PULL_PREFIX + "**");

  /** Every ref that is not empty. */
  static final Atom ALL_NAMED = atom("**", "**");

  /** The ref that is empty. */
  static final Atom NO_REF = atom("(empty)", "");

  boolean isAdmittedBy(EventGate events) {
    return switch (this) {
      case NAMED -> true;
      case PULL -> events.listsPullRequest();
      case EMPTY -> events.listsDeployment();
    };
  }

  private static Atom atom(String said, String pattern) {
    return new Atom(said, List.of(new Pattern(pattern, ClaimKind.REF)));
  }
}
