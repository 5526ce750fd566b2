package io.porttokenvending.token;

/** What is wrong with a subject token; each fault has one code of the HTTP contract. */
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
