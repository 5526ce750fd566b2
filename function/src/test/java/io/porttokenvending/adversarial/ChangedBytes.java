package io.porttokenvending.adversarial;

import static io.porttokenvending.token.TokenFault.MALFORMED;
import static io.porttokenvending.token.TokenFault.SIGNATURE_INVALID;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Another byte at every place of header, payload and signature. */
final class ChangedBytes {
  /** None of them stands anywhere in a genuine token, so that no change makes another name. */
  private static final String OTHER_LETTERS = "QXZ";

  private final Family family = new Family("changed bytes");
  private final Random random = new Random(1);
  private final String part;
  private final String text;
  private final Function<byte[], Compact> resigned;
  private final String signature;

  private ChangedBytes(
      String part, String text, Function<byte[], Compact> resigned, String signature) {
    this.part = part;
    this.text = text;
    this.resigned = resigned;
    this.signature = signature;
  }

  static List<Case> inHeader(Draft genuine) {
    byte[] claims = genuine.claimsText().getBytes(UTF_8);
    return new ChangedBytes(
            "header",
            genuine.headerText(),
            header -> genuine.key().token(header, claims),
            genuine.sign().signature())
        .at(Piece.ofHeader(genuine.headers()));
  }

  static List<Case> inPayload(Draft genuine) {
    byte[] header = genuine.headerText().getBytes(UTF_8);
    return new ChangedBytes(
            "payload",
            genuine.claimsText(),
            claims -> genuine.key().token(header, claims),
            genuine.sign().signature())
        .at(Piece.ofClaims(genuine.claims()));
  }

  static List<Case> inSignature(Draft genuine) {
    Family family = new Family("changed bytes");
    Random random = new Random(4);
    Compact good = genuine.sign();
    byte[] signature = Compact.decode(good.signature());
    for (int i = 0; i < signature.length; i++) {
      int bit = random.nextInt(8);
      byte[] flipped = signature.clone();
      flipped[i] ^= (byte) (1 << bit);
      family.refuse(
          SIGNATURE_INVALID,
          "signature, bit " + bit + " of byte " + i,
          good.withSignature(Compact.encode(flipped)).toString());
    }
    return family.cases();
  }

  private List<Case> at(List<Piece> pieces) {
    for (Piece piece : pieces) {
      for (int i = piece.at(); i < piece.at() + piece.text().length(); i++) {
        otherLetter(piece, i);
        if (i % 8 == 0) {
          noUtf8(piece, i);
        }
      }
    }
    return family.cases();
  }

  private void otherLetter(Piece piece, int at) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    bytes[at] = (byte) OTHER_LETTERS.charAt(random.nextInt(OTHER_LETTERS.length()));
    String where = part + ", byte " + at + " near " + piece.text();
    Compact token = resigned.apply(bytes);
    family.refuse(piece.whenNotResigned(), where, token.withSignature(signature).toString());
    if (piece.isKeyIdName()) {
      family.refuse(MALFORMED, where + ", signed", token.toString(), Difference.KEY_ID_ABSENT);
    } else {
      family.add(where + ", signed", token.toString(), piece.whenResigned());
    }
  }

  private void noUtf8(Piece piece, int at) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    bytes[at] |= (byte) 0x80;
    String where = part + ", byte " + at + " no UTF-8 near " + piece.text() + ", signed";
    String token = resigned.apply(bytes).toString();
    if (piece.whenResigned().isEmpty() || piece.isKeyIdName()) {
      family.refuse(MALFORMED, where, token, Difference.TEXT_ENCODING);
    } else {
      family.refuse(MALFORMED, where, token);
    }
  }
}
