package io.porttokenvending.adversarial;

import static io.porttokenvending.token.TokenFault.MALFORMED;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Headers and payloads that are not one JSON object of RFC 8259, all well signed. */
final class JsonFaults {
  /** {@code @} stands for the good object's text. */
  private static final String AROUND =
      """
      MALFORMED: null  true  1  "x"  []  [@]  {@}  @@  @{}  @}  @]  @,  @;  @x  @null  @""  @//
      MALFORMED: @/**/  @#  {@  [@  ,@  x@  /**/@  )]}',@  while(1);@  @\ufeff  @\u00a0
      MALFORMED BYTE_ORDER_MARK: \ufeff@
      """;

  /** The text with its first comma, colon or name done otherwise: {@code what => how}. */
  private static final String INSIDE =
      """
      MALFORMED JSON_SYNTAX: , => ,,
      MALFORMED JSON_SYNTAX: , =>
      MALFORMED JSON_SYNTAX: : => ::
      MALFORMED JSON_SYNTAX: \\{ => {,
      MALFORMED JSON_SYNTAX: \\}$ => ,}
      MALFORMED: , => ;
      MALFORMED: : => =
      MALFORMED: : => =>
      MALFORMED: : => :/**/
      MALFORMED: : => ,"x":
      MALFORMED: \\{ =>
      MALFORMED: \\{ => {#x\\n
      MALFORMED: \\{ => {//x\\n
      MALFORMED: \\{ => {\\f
      MALFORMED: \\{ => {\u00a0
      MALFORMED: \\}$ =>
      MALFORMED: \\}$ => ]
      MALFORMED: "([a-z]+)": => $1:
      MALFORMED: "([a-z]+)": => '$1':
      MALFORMED: "([a-z]+)":" => "$1":
      """;

  private final Family family = new Family("json faults");
  private final String part;
  private final String text;
  private final UnaryOperator<String> token;

  private JsonFaults(String part, String text, UnaryOperator<String> token) {
    this.part = part;
    this.text = text;
    this.token = token;
  }

  static List<Case> ofHeader(Draft genuine) {
    byte[] claims = genuine.claimsText().getBytes(UTF_8);
    return of(
        "header",
        genuine.headerText(),
        genuine.headers(),
        header -> genuine.key().token(header.getBytes(UTF_8), claims).toString());
  }

  static List<Case> ofPayload(Draft genuine) {
    return of(
        "payload",
        genuine.claimsText(),
        genuine.claims(),
        claims -> genuine.sign(claims).toString());
  }

  private static List<Case> of(
      String part, String text, Map<String, String> members, UnaryOperator<String> token) {
    var faults = new JsonFaults(part, text, token);
    faults.family.table(part, AROUND, row -> token.apply(row.replace("@", text)));
    faults.family.table(part, INSIDE, faults::inside);
    faults.family.refuse(MALFORMED, part + " that is empty", token.apply(""));
    faults.duplicates(members);
    return faults.family.cases();
  }

  private String inside(String row) {
    int arrow = row.indexOf(" =>");
    String how = row.substring(arrow + 3).strip().translateEscapes();
    return token.apply(text.replaceFirst(row.substring(0, arrow), how));
  }

  private void duplicates(Map<String, String> members) {
    members.forEach((name, value) -> {
      String quoted = Draft.quoted(name);
      String escaped = "\"\\u00" + Integer.toHexString(name.charAt(0)) + name.substring(1) + "\"";
      refuse(
          "second " + name,
          text.substring(0, text.length() - 1) + "," + quoted + ":" + value + "}");
      refuse("second " + name + ", null, first", "{" + quoted + ":null," + text.substring(1));
      refuse("second " + name + ", escaped, first", "{" + escaped + ":\"x\"," + text.substring(1));
    });
  }

  private void refuse(String fault, String bad) {
    family.refuse(MALFORMED, part + " with a " + fault, token.apply(bad));
  }
}
