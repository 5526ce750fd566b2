package io.porttokenvending.adversarial;

import static io.porttokenvending.adversarial.Difference.JSON_LIMITS;
import static io.porttokenvending.adversarial.Difference.JSON_SYNTAX;
import static io.porttokenvending.adversarial.Difference.TEXT_ENCODING;
import static io.porttokenvending.token.TokenFault.MALFORMED;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Function;

/** Faults of JSON in a member that no rule looks at, all well signed. */
final class JsonMembers {
  private static final String TABLE =
      """
      MALFORMED: "x"  :1  1:1  null:1  "x":1,"x":1  "x":1,"\\u0078":2  "x":NaN  "x":Infinity
      MALFORMED: "x":-Infinity  "x":+1  "x":.5  "x":-.5  "x":1.  "x":1.e1  "x":1e  "x":1e+
      MALFORMED: "x":1e1.5  "x":0x10  "x":1_000  "x":1L  "x":-  "x":--1  "x":(1)  "x":True
      MALFORMED: "x":nul  "x":None  "x":undefined  "x":yes  "x":  "x":{  "x":[  "x":{"y"}  "x":"y
      MALFORMED: "x":"\\"
      MALFORMED DEEP_DUPLICATE: "x":{"y":1,"y":1}  "x":{"y":[{"z":1,"z":2}]}
      MALFORMED JSON_SYNTAX: "x":00  "x":01  "x":-01  "x":[1,]  "x":[,1]  "x":[,]  "x":[1 2]
      MALFORMED JSON_SYNTAX: "x":{"y":1,}
      """;

  private static final List<String> HALVES =
      List.of("\\ud800", "\\udc00", "\\udc00\\ud800", "\\ud800x", "\\ud800\\ud800", "x\\udfff");

  private static final List<String> NO_ESCAPES =
      List.of("\\x", "\\'", "\\0", "\\a", "\\U0041", "\\u", "\\u12", "\\u12g4");

  private static final List<String> CONTROLS = List.of("\t", "\n", "\r", "\u0000", "\u001f");

  /** Overlong forms, surrogates, beyond the last code point, and sequences cut short. */
  private static final String NO_UTF8 =
      "ff 80 c0af c1bf e08080 eda080 edb080 eda080edb080 f4908080 f8888080 c3 c320 e282 f09f98 fc";

  private final Family family = new Family("json members");
  private final String part;
  private final String open;
  private final Function<byte[], Compact> token;

  private JsonMembers(String part, String text, Function<byte[], Compact> token) {
    this.part = part;
    this.open = text.substring(0, text.length() - 1) + ",";
    this.token = token;
  }

  static List<Case> ofHeader(Draft genuine) {
    byte[] claims = genuine.claimsText().getBytes(UTF_8);
    return of("header", genuine.headerText(), header -> genuine.key().token(header, claims));
  }

  static List<Case> ofPayload(Draft genuine) {
    byte[] header = genuine.headerText().getBytes(UTF_8);
    return of("payload", genuine.claimsText(), claims -> genuine.key().token(header, claims));
  }

  private static List<Case> of(String part, String text, Function<byte[], Compact> token) {
    var faults = new JsonMembers(part, text, token);
    faults.family.table(part, TABLE, faults::with);
    faults.strings(HALVES, TEXT_ENCODING);
    faults.strings(NO_ESCAPES, JSON_SYNTAX);
    faults.strings(CONTROLS, JSON_SYNTAX);
    faults.limits();
    for (String hex : NO_UTF8.split(" ", -1)) {
      byte[] head = (faults.open + "\"x\":\"").getBytes(UTF_8);
      byte[] bytes = Pkcs1.concat(head, Pkcs1.bytes(hex), "\"}".getBytes(UTF_8));
      String bad = token.apply(bytes).toString();
      faults.family.refuse(MALFORMED, part + " with bytes " + hex, bad, TEXT_ENCODING);
    }
    for (String name : List.of("UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE")) {
      for (String mark : List.of("", "\ufeff")) {
        String bad = token.apply((mark + text).getBytes(Charset.forName(name))).toString();
        faults.family.refuse(MALFORMED, part + " in " + name + Draft.quoted(mark), bad);
      }
    }
    return faults.family.cases();
  }

  private void strings(List<String> strings, Difference difference) {
    for (String string : strings) {
      refuse("\"x\":\"" + string + "\"", difference);
      refuse("\"" + string + "\":1", difference);
    }
  }

  private void limits() {
    refuse("\"x\":1" + "0".repeat(64), JSON_LIMITS);
    refuse("\"x\":0." + "1".repeat(70), JSON_LIMITS);
    for (int depth : new int[] {32, 33, 200}) {
      refuse("\"x\":" + "[".repeat(depth) + "]".repeat(depth), JSON_LIMITS);
      refuse("\"x\":" + "{\"y\":".repeat(depth) + "1" + "}".repeat(depth), JSON_LIMITS);
    }
    refuse("\"x\":" + "[".repeat(1000));
  }

  private void refuse(String member, Difference... differences) {
    family.refuse(MALFORMED, part + " with " + member, with(member), differences);
  }

  private String with(String member) {
    return token.apply((open + member + "}").getBytes(UTF_8)).toString();
  }
}
