package io.porttokenvending.adversarial;

import io.porttokenvending.token.TokenFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run of characters of a header's or a payload's JSON text whose change has one effect: part of a
 * member's name, of its string, or of the syntax, which numbers count to.
 *
 * @param at of its first character in the text
 * @param whenResigned what is wrong with a token that has another letter here and a good signature
 */
record Piece(int at, String text, Optional<TokenFault> whenResigned) {
  private static final Set<String> TO_BE_THERE = Set.of("aud", "sub", "jti", "iat", "nbf", "exp");

  /** The same with the signature left as it was. */
  TokenFault whenNotResigned() {
    return switch (whenResigned.orElse(TokenFault.SIGNATURE_INVALID)) {
      case MALFORMED -> TokenFault.MALFORMED;
      case ALGORITHM_REFUSED -> TokenFault.ALGORITHM_REFUSED;
      case ISSUER_UNTRUSTED -> TokenFault.ISSUER_UNTRUSTED;
      case KEY_UNKNOWN -> TokenFault.KEY_UNKNOWN;
      case SIGNATURE_INVALID,
          CLAIMS_INCOMPLETE,
          AUDIENCE_MISMATCH,
          EXPIRED,
          NOT_YET_VALID,
          TOO_OLD ->
          TokenFault.SIGNATURE_INVALID;
    };
  }

  /** Whether it is the name that a library can do without. */
  boolean isKeyIdName() {
    return text.equals("kid");
  }

  static List<Piece> ofHeader(Map<String, String> members) {
    return of(members, Piece::headerName, Piece::headerValue);
  }

  static List<Piece> ofClaims(Map<String, String> members) {
    return of(members, Piece::claimName, Piece::claimValue);
  }

  private interface Effect {
    Optional<TokenFault> of(String member);
  }

  private static List<Piece> of(Map<String, String> members, Effect ofName, Effect ofValue) {
    List<Piece> pieces = new ArrayList<>();
    Optional<TokenFault> syntax = Optional.of(TokenFault.MALFORMED);
    int at = 0;
    for (Map.Entry<String, String> member : members.entrySet()) {
      String name = member.getKey();
      String value = member.getValue();
      boolean string = value.startsWith("\"");
      String inner = string ? value.substring(1, value.length() - 1) : "";
      at = add(pieces, at, at == 0 ? "{\"" : ",\"", syntax);
      at = add(pieces, at, name, ofName.of(name));
      at = add(pieces, at, string ? "\":\"" : "\":" + value, syntax);
      at = add(pieces, at, inner, ofValue.of(name));
      at = add(pieces, at, string ? "\"" : "", syntax);
    }
    add(pieces, at, "}", syntax);
    return pieces;
  }

  private static int add(List<Piece> pieces, int at, String text, Optional<TokenFault> effect) {
    pieces.add(new Piece(at, text, effect));
    return at + text.length();
  }

  private static Optional<TokenFault> headerName(String member) {
    return member.equals("alg") || member.equals("kid")
        ? Optional.of(TokenFault.MALFORMED)
        : Optional.empty();
  }

  private static Optional<TokenFault> headerValue(String member) {
    return switch (member) {
      case "alg" -> Optional.of(TokenFault.ALGORITHM_REFUSED);
      case "kid" -> Optional.of(TokenFault.KEY_UNKNOWN);
      case "typ" -> Optional.of(TokenFault.MALFORMED);
      default -> Optional.empty();
    };
  }

  private static Optional<TokenFault> claimName(String member) {
    if (member.equals("iss")) {
      return Optional.of(TokenFault.ISSUER_UNTRUSTED);
    }
    return TO_BE_THERE.contains(member) || Rules.REQUIRED.contains(member)
        ? Optional.of(TokenFault.CLAIMS_INCOMPLETE)
        : Optional.empty();
  }

  private static Optional<TokenFault> claimValue(String member) {
    return switch (member) {
      case "iss" -> Optional.of(TokenFault.ISSUER_UNTRUSTED);
      case "aud" -> Optional.of(TokenFault.AUDIENCE_MISMATCH);
      default -> Optional.empty();
    };
  }
}
