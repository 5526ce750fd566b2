package io.porttokenvending.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Checks a token's header: RS256, a {@code kid}, and no embedded or referenced key. */
final class JoseHeader {
  /** Attacks have used these to supply a key, a URL or another algorithm. */
  private static final List<String> FORBIDDEN =
      List.of("crit", "jku", "jwk", "x5u", "x5c", "b64", "zip");

  /** Unused here, but strings by RFC 7515 sections 4.1.7, 4.1.8 and 4.1.10. */
  private static final List<String> STRINGS = List.of("x5t", "x5t#S256", "cty");

  private static final int MAX_KID_LENGTH = 128;

  private JoseHeader() {}

  sealed interface Reading {
    /** The header is valid. */
    record KeyId(String kid) implements Reading {}

    record Rejected(TokenFault fault, String detail) implements Reading {}
  }

  static Reading read(ObjectNode header) {
    JsonNode algorithm = header.path("alg");
    if (!algorithm.isTextual()) {
      return malformed("has no alg");
    }
    if (!algorithm.textValue().equals("RS256")) {
      return new Reading.Rejected(
          TokenFault.ALGORITHM_REFUSED,
          "The token is not signed with RS256. Send an ID token from GitHub Actions.");
    }
    for (String name : FORBIDDEN) {
      if (header.has(name)) {
        return malformed("has " + name + ", which is not allowed");
      }
    }
    for (String name : STRINGS) {
      if (header.has(name) && !header.path(name).isTextual()) {
        return malformed("has " + name + ", which is not a string");
      }
    }
    JsonNode type = header.path("typ");
    if (!type.isMissingNode() && !(type.isTextual() && type.textValue().equals("JWT"))) {
      return malformed("has a typ other than JWT");
    }
    JsonNode kid = header.path("kid");
    if (!kid.isTextual() || kid.textValue().isEmpty()) {
      return malformed("has no kid");
    }
    if (kid.textValue().length() > MAX_KID_LENGTH) {
      return malformed("has a kid that is too long");
    }
    return new Reading.KeyId(kid.textValue());
  }

  private static Reading malformed(String why) {
    return new Reading.Rejected(
        TokenFault.MALFORMED,
        "The token's header " + why + ". Send an ID token from GitHub Actions unchanged.");
  }
}
