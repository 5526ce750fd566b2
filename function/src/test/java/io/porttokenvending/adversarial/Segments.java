package io.porttokenvending.adversarial;

import static io.porttokenvending.token.TokenFault.ISSUER_UNTRUSTED;
import static io.porttokenvending.token.TokenFault.MALFORMED;
import static io.porttokenvending.token.TokenFault.SIGNATURE_INVALID;

import java.util.List;
import java.util.Locale;

/** Segments missing, added, in another order or from other tokens. */
final class Segments {
  /** {@code H}, {@code P} and {@code S} stand for the segments of a good token. */
  private static final String FORMS =
      """

      .
      ..
      ...
      ....
      H
      P
      S
      H.
      H.P
      H.S
      P.S
      H..S
      .P.S
      .P.
      ..S
      H..
      HPS
      HP.S
      H.PS
      .H.P.S
      H.P.S.
      H.P.S..
      H.P.S...
      H....S
      H.P.S.S
      H.P.S.P.S
      H.P.S.H.P.S
      H.H.P.S
      H.P.S,H.P.S
      H.P.S~H.P.S
      P.H.S
      P.S.H
      H.S.P
      S.H.P
      S.P.H
      H:P:S
      H%2EP%2ES
      H\u3002P\u3002S
      H\uff0eP\uff0eS
      H\\0P\\0S
      H . P.S
      Bearer H.P.S
      "H.P.S"
      'H.P.S'
      {"value":"H.P.S"}
      {"protected":"H","payload":"P","signature":"S"}
      {"payload":"P","signatures":[{"protected":"H","signature":"S"}]}
      """;

  private Segments() {}

  static List<Case> cases(Draft genuine) {
    Family family = new Family("segments");
    Compact good = genuine.sign();
    FORMS.lines().forEach(form -> family.refuse(MALFORMED, "form " + form, filled(form, good)));
    for (String long8 : List.of("A".repeat(8192), ".".repeat(8192), "eyJ".repeat(2730))) {
      family.refuse(MALFORMED, long8.length() + " times " + long8.charAt(0), long8);
    }
    for (String space : List.of(" ", "\t", "\n", "\r\n", "\u000b", "\f", "\u0001")) {
      family.refuse(
          MALFORMED, "before: " + Draft.quoted(space), space + good, Difference.SPACE_BEFORE);
    }
    for (String space : List.of("\u00a0", "\u2003", "\ufeff", "\u200b", "\u0085")) {
      family.refuse(MALFORMED, "before: " + Draft.quoted(space), space + good);
    }
    family.refuse(MALFORMED, "lower case", good.toString().toLowerCase(Locale.ROOT));
    fromOthers(family, genuine, good);
    return family.cases();
  }

  private static void fromOthers(Family family, Draft genuine, Compact good) {
    SigningKey key = genuine.key();
    Compact other = genuine.text("run_attempt", "2").header("x5t", "\"other\"").sign();
    String h = good.header();
    String p = good.payload();
    String s = good.signature();
    family.refuse(SIGNATURE_INVALID, "another's header", other.header() + "." + p + "." + s);
    family.refuse(SIGNATURE_INVALID, "another's payload", h + "." + other.payload() + "." + s);
    family.refuse(SIGNATURE_INVALID, "another's signature", h + "." + p + "." + other.signature());
    family.refuse(SIGNATURE_INVALID, "the payload as signature", h + "." + p + "." + p);
    family.refuse(ISSUER_UNTRUSTED, "the header as payload", key.signed(h, h).toString());
    family.refuse(MALFORMED, "the payload as header", key.signed(p, p).toString());
    String nested = key.signed(h, Compact.encode(good.toString())).toString();
    family.refuse(MALFORMED, "a token as payload", nested);
  }

  private static String filled(String form, Compact good) {
    StringBuilder filled = new StringBuilder();
    form.chars()
        .forEach(c -> {
          switch (c) {
            case 'H' -> filled.append(good.header());
            case 'P' -> filled.append(good.payload());
            case 'S' -> filled.append(good.signature());
            default -> filled.append((char) c);
          }
        });
    return filled.toString();
  }
}
