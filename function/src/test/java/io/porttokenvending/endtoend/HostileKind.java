package io.porttokenvending.endtoend;

/** The kinds of request that a stranger sends, each with the one code that all of it must get. */
enum HostileKind {
  JUNK_EVENT("invalid_request"),
  JUNK_BODY("invalid_request"),
  DEEP_BODY("invalid_request"),
  UNKNOWN_MEMBER("invalid_request"),
  HUGE_BODY("payload_too_large"),
  FORGED("token_signature_invalid"),
  INVENTED_KEY("token_key_unknown"),
  UNLISTED_ISSUER("token_issuer_untrusted"),
  EXPIRED("token_expired"),
  STRANGER("access_denied"),
  OTHER_ALGORITHM("token_algorithm_refused"),
  OWN_KEY("token_malformed"),
  DOTS("token_malformed"),
  OTHER_SPELLING("token_malformed"),
  DEEP_TOKEN("token_malformed"),
  REPLAY("token_replayed");

  private final String code;

  HostileKind(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
