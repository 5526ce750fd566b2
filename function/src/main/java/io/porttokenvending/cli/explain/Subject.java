package io.porttokenvending.cli.explain;

import io.porttokenvending.trust.WorkflowIdentity;
import java.util.List;

/** Whom a policy is asked about. */
sealed interface Subject {
  Evidence evidence();

  /** A job that the policy can decide on. */
  record Job(Evidence evidence, WorkflowIdentity identity) implements Subject {}

  /** A token that the function would refuse before it asks the policy. */
  record Refused(Evidence evidence, String code, String detail) implements Subject {}

  /**
   * What there is to show that the claims are a job's.
   *
   * @param remarks for people, the most important first
   */
  record Evidence(Signature signature, List<String> remarks) {
    public Evidence {
      remarks = List.copyOf(remarks);
    }
  }

  /** What is known of the token's signature. */
  enum Signature {
    NO_TOKEN("no token"),
    NOT_VERIFIED("not verified"),
    VERIFIED("verified"),
    INVALID("invalid");

    private final String text;

    Signature(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}
