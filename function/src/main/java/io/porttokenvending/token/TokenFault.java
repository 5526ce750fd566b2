package io.porttokenvending.token;

/** Reasons to reject a subject token; each has one error code in the HTTP contract. */
public enum TokenFault {
  MALFORMED,
  ALGORITHM_REFUSED,
  ISSUER_UNTRUSTED,
  KEY_UNKNOWN,
  SIGNATURE_INVALID,
  CLAIMS_INCOMPLETE,
  AUDIENCE_MISMATCH,
  EXPIRED,
  NOT_YET_VALID,
  TOO_OLD
}
