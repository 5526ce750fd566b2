package io.porttokenvending.contract;

import io.porttokenvending.exchange.ErrorCode;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a form request gets for a code, by the contract's words, written down a second time like
 * {@link ErrorRow}.
 */
record FormRow(int status, String error) {
  private static final Set<ErrorCode> SCOPE =
      EnumSet.of(ErrorCode.ACCESS_DENIED, ErrorCode.PROFILE_REQUIRED);

  private static final Set<ErrorCode> OF_THE_JOB =
      EnumSet.of(ErrorCode.EVENT_REFUSED, ErrorCode.IDENTITY_ID_MISMATCH);

  /**
   * The row.
   *
   * @param ofTheToken the error for what is wrong with the token
   */
  static FormRow of(ErrorCode code, String ofTheToken) {
    ErrorRow row = ErrorRow.of(code);
    if (row.status() == 401 || row.status() == 409 || OF_THE_JOB.contains(code)) {
      return new FormRow(400, ofTheToken);
    }
    if (SCOPE.contains(code)) {
      return new FormRow(400, "invalid_scope");
    }
    return code == ErrorCode.RESOURCE_MISMATCH
        ? new FormRow(400, "invalid_target")
        : new FormRow(row.status(), row.error());
  }
}
