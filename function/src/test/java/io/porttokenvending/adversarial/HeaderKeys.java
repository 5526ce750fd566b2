package io.porttokenvending.adversarial;

import static io.porttokenvending.adversarial.Difference.REFUSED_MEMBER;
import static io.porttokenvending.adversarial.Difference.REFUSED_MEMBER_UNREAD;
import static io.porttokenvending.adversarial.Difference.UNENCODED_PAYLOAD;
import static io.porttokenvending.token.TokenFault.MALFORMED;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/** Header members that contain a key, locate a key, or change how the payload is read. */
final class HeaderKeys {
  private static final List<String> CRITICAL =
      List.of(
          "\"\"",
          "\"exp\"",
          "[\"exp\"]",
          "[\"alg\"]",
          "[\"kid\"]",
          "[\"x\"]",
          "[\"x5t\"]",
          "[\"\"]",
          "[null]",
          "[1]",
          "{}",
          "true",
          "[\"http://example.com/UNDEFINED\"]");

  private static final List<String> NO_JWK =
      List.of("{}", "\"\"", "[]", "1", "\"kid\"", "{\"kty\":\"oct\",\"k\":\"AAAA\"}");

  private final Family family = new Family("header keys");
  private final Draft genuine;
  private final Draft forged;

  private HeaderKeys(Draft genuine, Draft forged) {
    this.genuine = genuine;
    this.forged = forged;
  }

  static List<Case> cases(Draft genuine, TestKeys keys) {
    var cases = new HeaderKeys(genuine, genuine.signedBy(keys.strange()));
    cases.embedded(keys.strange());
    cases.elsewhere();
    cases.certificates();
    cases.critical();
    cases.payload();
    return cases.family.cases();
  }

  private void embedded(SigningKey strange) {
    ObjectNode jwk = strange.published();
    for (ObjectNode each :
        List.of(
            jwk,
            jwk.deepCopy().put("kid", genuine.key().kid()),
            jwk.deepCopy().retain("kty", "n", "e"))) {
      String json = JsonText.write(each);
      Draft bringing = forged.header("jwk", json);
      String what = "jwk " + each.path("kid") + " that verifies";
      family.refuse(MALFORMED, what, bringing.token());
      String itsKid = Draft.quoted(strange.kid());
      family.refuse(MALFORMED, what + ", its kid", bringing.header("kid", itsKid).token());
      family.refuse(MALFORMED, what + ", no kid", bringing.withoutHeader("kid").token());
      refuse("jwk", json, REFUSED_MEMBER);
    }
    refuse("jwk", JsonText.write(genuine.key().published()), REFUSED_MEMBER);
    refuse("jwk", "null", REFUSED_MEMBER);
    NO_JWK.forEach(json -> refuse("jwk", json, REFUSED_MEMBER_UNREAD));
  }

  private void elsewhere() {
    for (String name : List.of("jku", "x5u")) {
      for (String url :
          List.of(
              "https://evil.example/jwks", Rules.ISSUER + "/.well-known/jwks", "file:///", "")) {
        refuse(name, Draft.quoted(url), REFUSED_MEMBER);
        String token = forged.header(name, Draft.quoted(url)).token();
        family.refuse(MALFORMED, name + ", forged: " + url, token);
      }
      refuse(name, "null", REFUSED_MEMBER);
      refuse(name, "1", REFUSED_MEMBER_UNREAD);
      refuse(name, "\"not a url\"", REFUSED_MEMBER_UNREAD);
    }
  }

  private void certificates() {
    for (String json : List.of("[]", "[\"MIIB\"]", "[\"not base64!\"]", "null")) {
      refuse("x5c", json, REFUSED_MEMBER);
      family.refuse(MALFORMED, "x5c, forged: " + json, forged.header("x5c", json).token());
    }
    List.of("\"MIIB\"", "[1]", "{}").forEach(json -> refuse("x5c", json, REFUSED_MEMBER_UNREAD));
  }

  private void critical() {
    CRITICAL.forEach(json -> refuse("crit", json));
    List.of("null", "[]", "[\"b64\"]").forEach(json -> refuse("crit", json, REFUSED_MEMBER));
  }

  private void payload() {
    refuse("b64", "true", REFUSED_MEMBER);
    refuse("b64", "false");
    List.of("null", "0", "\"false\"").forEach(json -> refuse("b64", json, REFUSED_MEMBER_UNREAD));
    // RFC 7797: the signature covers the payload itself, and this one is sent encoded all the same.
    Draft draft = genuine.header("b64", "false").header("crit", "[\"b64\"]");
    String header = Compact.encode(draft.headerText());
    String unencoded = draft.key().signed(header, draft.claimsText()).signature();
    Compact token = new Compact(header, Compact.encode(draft.claimsText()), unencoded);
    family.refuse(MALFORMED, "b64 false and critical", token.toString(), UNENCODED_PAYLOAD);
    for (String json : List.of("\"DEF\"", "\"GZIP\"", "\"\"", "null", "1")) {
      refuse("zip", json, REFUSED_MEMBER);
      Draft zipped = genuine.header("zip", json);
      byte[] deflated = deflated(zipped.claimsText());
      Compact really = zipped.key().token(zipped.headerText().getBytes(UTF_8), deflated);
      family.refuse(MALFORMED, "zip, zipped: " + json, really.toString());
    }
  }

  private void refuse(String name, String json, Difference... differences) {
    String token = genuine.header(name, json).token();
    family.refuse(MALFORMED, name + ": " + json, token, differences);
  }

  private static byte[] deflated(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
