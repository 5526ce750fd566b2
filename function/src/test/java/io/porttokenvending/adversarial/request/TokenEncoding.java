package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.TOKEN_MALFORMED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/** The token's three segments, and how each is written. */
final class TokenEncoding {
  private static final List<String> INSERTED =
      List.of("=", "+", "/", "%", " ", "\n", "\t", "\u0000", "é", "\uff21", "\uD83D\uDE80", "*");

  private TokenEncoding() {}

  static List<RequestCase> cases(Request good) {
    CaseList cases = new CaseList("encoding", good);
    cases.citing("RFC 7515 section 2: base64url without padding or other characters");
    for (int segment = 0; segment < 3; segment++) {
      for (String text : INSERTED) {
        change(
            cases,
            segment,
            "with a " + CaseList.quoted(text),
            part -> part.substring(0, 3) + text + part.substring(3));
      }
      change(cases, segment, "with =", part -> part + "=");
      change(cases, segment, "with ==", part -> part + "==");
    }
    for (int segment = 0; segment < 2; segment++) {
      change(cases, segment, "encoded twice", part -> encoded(part.getBytes(UTF_8)));
    }
    cases.citing("RFC 4648 section 3.5: unused bits are zero");
    change(cases, 2, "of unused bits", part -> part.substring(0, 341) + next(part.charAt(341)));
    cases.citing("RFC 7519 section 7.2: the claims are UTF-8");
    for (Charset charset : List.of(UTF_16, ISO_8859_1)) {
      change(
          cases,
          1,
          "in " + charset,
          part -> encoded(decoded(part).replace("octocat", "octoçat").getBytes(charset)));
    }
    cases.citing("CVE-2025-66506, CVE-2025-22868, CVE-2024-34079");
    for (String junk : List.of(".", "a", "a.", "eyJ", "=", "é")) {
      cases.refuse(
          TOKEN_MALFORMED,
          "a megabyte of " + junk,
          request -> request.credential(token -> junk.repeat((1 << 20) / junk.length())));
    }
    cases.refuse(
        TOKEN_MALFORMED,
        "8193 characters",
        request -> request.credential(token -> token + "A".repeat(8193 - token.length())));
    return cases.cases();
  }

  private static void change(
      CaseList cases, int segment, String what, UnaryOperator<String> change) {
    cases.refuse(
        TOKEN_MALFORMED,
        "segment " + segment + " " + what,
        request ->
            request.credential(token -> {
              String[] parts = token.split("\\.", -1);
              parts[segment] = change.apply(parts[segment]);
              return String.join(".", parts);
            }));
  }

  /** Another letter that differs in the last bits only, which a signature of 256 bytes leaves. */
  private static char next(char last) {
    return (char) (last + 1);
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
