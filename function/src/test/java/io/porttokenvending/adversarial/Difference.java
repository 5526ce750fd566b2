package io.porttokenvending.adversarial;

import static io.porttokenvending.adversarial.Difference.How.BOTH_ACCEPT;
import static io.porttokenvending.adversarial.Difference.How.JOSE4J_ACCEPTS;
import static io.porttokenvending.adversarial.Difference.How.JOSE4J_REFUSES;
import static io.porttokenvending.adversarial.Difference.How.NIMBUS_ACCEPTS;
import static io.porttokenvending.adversarial.Difference.How.NIMBUS_REFUSES;

/** Reasons why a library's result may differ from ours, as a complete list. */
enum Difference {
  LENGTH(BOTH_ACCEPT, "a token 8 KiB"),
  BASE64_SPELLING(
      BOTH_ACCEPT, "RFC 7515 section 2: no line breaks, whitespace, padding or other characters"),
  BASE64_SPELLING_TO_NIMBUS(
      NIMBUS_ACCEPTS, "the same, where jose4j stops at a character or signs over another"),
  SPACE_BEFORE(NIMBUS_ACCEPTS, "the same; Nimbus trims the token"),
  TEXT_ENCODING(BOTH_ACCEPT, "RFC 8259 section 8: UTF-8, and no half of a surrogate pair"),
  BYTE_ORDER_MARK(NIMBUS_ACCEPTS, "RFC 8259 section 8.1: no byte order mark"),
  JSON_LIMITS(BOTH_ACCEPT, "RFC 8259 section 9: limits, here of depth 32 and of 64 digits"),
  JSON_SYNTAX(
      JOSE4J_ACCEPTS, "RFC 8259: its commas, colons, numbers and escapes, no control characters"),
  DEEP_DUPLICATE(
      NIMBUS_ACCEPTS, "RFC 8259 section 4: unique names; Nimbus looks in the outermost object"),

  KEY_ID_ABSENT(BOTH_ACCEPT, "kid required"),
  NULL_MEMBER(BOTH_ACCEPT, "every other header fault is token_malformed; to both null is absence"),
  TYPE_IN_OTHER_CASE(BOTH_ACCEPT, "typ absent or JWT"),
  TYPE_AS_MEDIA_TYPE(JOSE4J_ACCEPTS, "typ absent or JWT"),
  REFUSED_MEMBER(BOTH_ACCEPT, "crit, jku, jwk, x5u, x5c, b64, zip in the header refused"),
  REFUSED_MEMBER_UNREAD(JOSE4J_ACCEPTS, "the same, where Nimbus cannot read its value"),
  UNENCODED_PAYLOAD(NIMBUS_ACCEPTS, "b64 in the header refused"),

  AUDIENCE_AMONG_OTHERS(BOTH_ACCEPT, "aud: one string, or one-element list, exactly ours"),
  EMPTY_CLAIM(BOTH_ACCEPT, "required claims: non-empty strings"),
  CLAIM_TYPE(NIMBUS_ACCEPTS, "missing or of a wrong type; Nimbus asks for presence only"),
  TIME_WITH_FRACTION(BOTH_ACCEPT, "times integers; both drop what is behind the point"),
  TIME_OUT_OF_RANGE(BOTH_ACCEPT, "times from 1970 to 9999"),
  TIME_BEYOND_LONG(JOSE4J_ACCEPTS, "the same; jose4j cuts it to the greatest or least long"),
  TIME_OVERFLOW(NIMBUS_ACCEPTS, "the same; in milliseconds it overflows in Nimbus"),
  ISSUED_IN_FUTURE(NIMBUS_ACCEPTS, "iat - skew <= now; Nimbus does not look at iat"),
  TOO_OLD(NIMBUS_ACCEPTS, "now - iat <= MAX_TOKEN_AGE; Nimbus does not look at iat"),

  NOT_BEFORE_AT_SKEW(NIMBUS_REFUSES, "nbf - skew <= now; Nimbus wants it smaller"),
  EXPIRES_BEFORE_ISSUE(
      JOSE4J_REFUSES, "each time by itself: jose4j wants iat and nbf no later than exp as well"),
  NUMBER_BEYOND_DOUBLE(
      NIMBUS_REFUSES, "no rule for other claims; as a time the same number is refused"),
  THUMBPRINT(
      NIMBUS_REFUSES, "the kid alone chooses; Nimbus wants the key set to have x5t#S256 as well"),
  ENCRYPTION_MEMBER(
      NIMBUS_REFUSES, "RFC 7515 section 4: unknown members ignored; enc is for Nimbus JWE's"),
  NESTED_CONTENT_TYPE(
      JOSE4J_REFUSES, "no rule for cty; jose4j takes the claims for a token in the token");

  /** There is no way for both to refuse what we accept. */
  enum How {
    BOTH_ACCEPT,
    NIMBUS_ACCEPTS,
    JOSE4J_ACCEPTS,
    NIMBUS_REFUSES,
    JOSE4J_REFUSES
  }

  private final How how;
  private final String rule;

  /**
   * @param rule of ours: the contract's words where it has some, or the standard's
   */
  Difference(How how, String rule) {
    this.how = how;
    this.rule = rule;
  }

  boolean concerns(Library library) {
    return switch (how) {
      case BOTH_ACCEPT -> true;
      case NIMBUS_ACCEPTS, NIMBUS_REFUSES -> library == Library.NIMBUS;
      case JOSE4J_ACCEPTS, JOSE4J_REFUSES -> library == Library.JOSE4J;
    };
  }

  /** Whether we accept where the library does not. */
  boolean isOfGoodTokens() {
    return switch (how) {
      case BOTH_ACCEPT, NIMBUS_ACCEPTS, JOSE4J_ACCEPTS -> false;
      case NIMBUS_REFUSES, JOSE4J_REFUSES -> true;
    };
  }

  String rule() {
    return rule;
  }
}
