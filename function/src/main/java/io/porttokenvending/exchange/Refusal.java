package io.porttokenvending.exchange;

/** Ends a request early with the outcome for the caller. It never leaves this package. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Outcome.Refused outcome;

  Refusal(Outcome.Refused outcome) {
    super(null, null, false, false);
    this.outcome = outcome;
  }

  Refusal(ErrorCode code, String detail) {
    this(Outcome.Refused.of(code, detail));
  }

  Outcome.Refused outcome() {
    return outcome;
  }
}
