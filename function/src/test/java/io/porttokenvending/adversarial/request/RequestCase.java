package io.porttokenvending.adversarial.request;

import io.porttokenvending.exchange.ErrorCode;
import java.util.Optional;

/**
 * A request with its expected result.
 *
 * @param source specification or incident that requires this result
 * @param accepted the same without its one change, which is granted
 * @param code code in the response; empty if the request is granted
 * @param audited the code in the audit line, which a stranger is not told
 */
record RequestCase(
    String family,
    String name,
    String source,
    Request accepted,
    Request sent,
    Optional<ErrorCode> code,
    Optional<ErrorCode> audited) {

  /** Which upstreams may be asked, and then exactly once. */
  ReachedUpstreams reach() {
    return code.map(ReachedUpstreams::of).orElse(ReachedUpstreams.EVERYTHING);
  }

  @Override
  public String toString() {
    return family
        + ": "
        + name
        + " ("
        + source
        + ") must be "
        + code.map(ErrorCode::code).orElse("granted");
  }
}
