package io.porttokenvending.cli.explain;

import io.porttokenvending.trust.WorkflowIdentity;
import java.util.List;

/** The job or token that {@code policy explain} evaluates. */
sealed interface Subject {
  Evidence evidence();

  /** A job that the policy can decide on. */
  record Job(Evidence evidence, WorkflowIdentity identity) implements Subject {}

  /** A token that the function rejects before it evaluates the policy. */
  record Rejected(Evidence evidence, String code, String detail) implements Subject {}

  /**
   * What proves that the claims belong to a job.
   *
   * @param remarks sentences to print, the most important first
   */
  record Evidence(Signature signature, List<String> remarks) {
    public Evidence {
      remarks = List.copyOf(remarks);
    }
  }

  /** Result of the signature check. */
  enum Signature {
    NO_TOKEN("no token"),
    NOT_VERIFIED("not verified"),
    VERIFIED("verified"),
    INVALID("invalid");

    final String text;

    Signature(String text) {
      this.text = text;
    }
  }
}
