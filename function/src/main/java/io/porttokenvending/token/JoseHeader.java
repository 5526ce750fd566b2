package io.porttokenvending.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The rules for a token's header: RS256, a {@code kid}, and no means to bring a key along. */
final class JoseHeader {
  /** Each of these has carried a key, a URL or another algorithm past a verifier somewhere. */
  private static final List<String> REFUSED =
      List.of("crit", "jku", "jwk", "x5u", "x5c", "b64", "zip");

  /** Not looked at further, but strings by RFC 7515 sections 4.1.7, 4.1.8 and 4.1.10. */
  private static final List<String> STRINGS = List.of("x5t", "x5t#S256", "cty");

  private static final int MAX_KID_LENGTH = 128;

  private JoseHeader() {}

  sealed interface Reading {
    /** The header asks for RS256 with the key of this id. */
    record KeyId(String kid) implements Reading {}

    record Refused(TokenFault fault, String detail) implements Reading {}
  }

  static Reading read(ObjectNode header) {
    JsonNode algorithm = header.path("alg");
    if (!algorithm.isTextual()) {
      return malformed("its header has no alg");
    }
    if (!algorithm.textValue().equals("RS256")) {
      return new Reading.Refused(
          TokenFault.ALGORITHM_REFUSED, "The token is not signed with RS256, as GitHub's are.");
    }
    for (String name : REFUSED) {
      if (header.has(name)) {
        return malformed("its header has " + name + ", which is not accepted");
      }
    }
    for (String name : STRINGS) {
      if (header.has(name) && !header.path(name).isTextual()) {
        return malformed("its header has " + name + ", which is no string");
      }
    }
    JsonNode type = header.path("typ");
    if (!type.isMissingNode() && !(type.isTextual() && type.textValue().equals("JWT"))) {
      return malformed("its header has a typ other than JWT");
    }
    JsonNode kid = header.path("kid");
    if (!kid.isTextual() || kid.textValue().isEmpty()) {
      return malformed("its header has no kid");
    }
    if (kid.textValue().length() > MAX_KID_LENGTH) {
      return malformed("its header has a kid that is too long");
    }
    return new Reading.KeyId(kid.textValue());
  }

  private static Reading malformed(String why) {
    return new Reading.Refused(
        TokenFault.MALFORMED, "The token is not one that GitHub Actions made: " + why + ".");
  }
}
