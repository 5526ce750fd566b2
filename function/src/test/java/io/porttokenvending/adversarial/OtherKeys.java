package io.porttokenvending.adversarial;

import static io.porttokenvending.token.TokenFault.KEY_UNKNOWN;
import static io.porttokenvending.token.TokenFault.SIGNATURE_INVALID;

import java.util.List;

/** Valid signatures of one key with the kid of another. */
final class OtherKeys {
  private OtherKeys() {}

  static List<Case> cases(Draft genuine, TestKeys keys) {
    Family family = new Family("other keys");
    Draft byNext = genuine.signedBy(keys.next());
    Draft byStrange = genuine.signedBy(keys.strange());
    String next = Draft.quoted(keys.next().kid());
    String strange = Draft.quoted(keys.strange().kid());
    family.accept("next under next", byNext.header("kid", next).token());
    family.refuse(SIGNATURE_INVALID, "next under current", byNext.token());
    family.refuse(SIGNATURE_INVALID, "current under next", genuine.header("kid", next).token());
    family.refuse(SIGNATURE_INVALID, "strange under current", byStrange.token());
    family.refuse(SIGNATURE_INVALID, "strange under next", byStrange.header("kid", next).token());
    family.refuse(KEY_UNKNOWN, "strange under strange", byStrange.header("kid", strange).token());
    family.refuse(KEY_UNKNOWN, "current under strange", genuine.header("kid", strange).token());
    family.refuse(KEY_UNKNOWN, "next under strange", byNext.header("kid", strange).token());
    return family.cases();
  }
}
