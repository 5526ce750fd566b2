package io.porttokenvending.adversarial;

import static io.porttokenvending.adversarial.Difference.BASE64_SPELLING;
import static io.porttokenvending.adversarial.Difference.BASE64_SPELLING_TO_NIMBUS;
import static io.porttokenvending.token.TokenFault.MALFORMED;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Segments that are not base64url of RFC 7515 section 2. */
final class Base64Spellings {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private static final List<String> ODD =
      List.of(" ", "\t", "\n", "\r\n", "!", "*", "%", ":", "~", "#", "\u0000");

  private static final List<String> NOT_ASCII = List.of("\u00e9", "\u200b", "\ud83d\ude00");

  private final Family family = new Family("base64");

  private Base64Spellings() {}

  static List<Case> cases(Draft genuine) {
    var spellings = new Base64Spellings();
    // Three lengths, for the three ways in which a segment can end, and characters of either kind.
    for (String length : List.of("", "x", "xx")) {
      String value = Draft.quoted("???~~~" + length);
      Draft draft = genuine.header("x", value).claim("x", value);
      Compact good = draft.sign();
      String length4 = ", length " + good.header().length() % 4;
      spellings.covered(
          "header" + length4,
          good.header(),
          header -> draft.key().signed(header, good.payload()),
          header -> new Compact(header, good.payload(), good.signature()));
      spellings.covered(
          "payload" + length4,
          good.payload(),
          payload -> draft.key().signed(good.header(), payload),
          payload -> new Compact(good.header(), payload, good.signature()));
    }
    spellings.signature(genuine.sign());
    return spellings.family.cases();
  }

  /** A segment that the signature covers: once as it stands there, once as it should. */
  private void covered(
      String where,
      String segment,
      Function<String, Compact> signed,
      Function<String, Compact> notSigned) {
    readByBoth(segment)
        .forEach((how, text) -> refuse(where, how, signed.apply(text), BASE64_SPELLING));
    readByNimbus(segment)
        .forEach((how, text) -> refuse(where, how, signed.apply(text), BASE64_SPELLING_TO_NIMBUS));
    Map<String, String> all = readByBoth(segment);
    all.putAll(readByNimbus(segment));
    all.forEach((how, text) -> refuse(where + ", not signed so", how, notSigned.apply(text)));
  }

  private void signature(Compact good) {
    readByBoth(good.signature())
        .forEach(
            (how, text) -> refuse("signature", how, good.withSignature(text), BASE64_SPELLING));
    readByNimbus(good.signature())
        .forEach((how, text) ->
            refuse(
                "signature",
                how,
                good.withSignature(text),
                text.contains("=") ? BASE64_SPELLING_TO_NIMBUS : BASE64_SPELLING));
  }

  /** What both libraries read as the segment. */
  private static Map<String, String> readByBoth(String segment) {
    Map<String, String> spellings = new LinkedHashMap<>();
    for (String odd : ODD) {
      spellings.put(Draft.quoted(odd) + " inside", inside(segment, odd));
      spellings.put(Draft.quoted(odd) + " after", segment + odd);
    }
    spellings.put("padding of one", segment + "=");
    spellings.put("padding of two", segment + "==");
    spellings.put("standard alphabet", segment.replace('-', '+').replace('_', '/'));
    spellings.put("lines of 76", segment.replaceAll("(.{76})", "$1\r\n"));
    if (segment.length() % 4 == 0) {
      spellings.put("one character more", segment + "A");
    } else {
      int last = ALPHABET.indexOf(segment.charAt(segment.length() - 1));
      String stray = segment.substring(0, segment.length() - 1) + ALPHABET.charAt(last + 1);
      spellings.put("stray bits", stray);
    }
    return spellings;
  }

  /** What Nimbus reads as the segment, skipping characters that jose4j does not. */
  private static Map<String, String> readByNimbus(String segment) {
    Map<String, String> spellings = new LinkedHashMap<>();
    spellings.put("padding inside", inside(segment, "="));
    for (String odd : NOT_ASCII) {
      spellings.put(Draft.quoted(odd) + " inside", inside(segment, odd));
      spellings.put(Draft.quoted(odd) + " after", segment + odd);
    }
    return spellings;
  }

  private static String inside(String segment, String odd) {
    int middle = segment.length() / 2;
    return segment.substring(0, middle) + odd + segment.substring(middle);
  }

  private void refuse(String where, String how, Compact token, Difference... differences) {
    family.refuse(MALFORMED, where + ": " + how, token.toString(), differences);
  }
}
