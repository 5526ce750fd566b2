package io.porttokenvending.adversarial;

import io.porttokenvending.adversarial.Wycheproof.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A vector's fault in a token with good claims, signed with the vector's published key. */
final class CarriedVector {
  private interface Spelling {
    byte[] of(byte[] digest);
  }

  /** A digest: whole, as an octet string of two parts, without its last or its first byte. */
  private static final List<Spelling> SPELLINGS =
      List.of(
          digest -> digest,
          digest ->
              Pkcs1.concat(new byte[] {4, 1, digest[0], 4, 31}, Arrays.copyOfRange(digest, 1, 32)),
          digest -> Arrays.copyOf(digest, 31),
          digest -> Arrays.copyOfRange(digest, 1, 32));

  private final Vector vector;
  private final Compact whole;
  private final RsaNumbers key;
  private final String claims;
  private final String otherClaims;

  /**
   * @param whole the vector that this one is a change of, or itself
   * @param claims that are good in every way
   * @param otherClaims the same for another token
   */
  CarriedVector(Vector vector, Vector whole, String claims, String otherClaims) {
    this.vector = vector;
    this.whole = Compact.of(whole.jws());
    this.key = RsaNumbers.of(vector.privateKeys());
    this.claims = Compact.encode(claims);
    this.otherClaims = Compact.encode(otherClaims);
  }

  String token() {
    return isOfTheBlock() ? withBlock() : withSegments();
  }

  /** Returns whether the fault, if there is one, is in the signed content and not in its form. */
  boolean isOfTheBlock() {
    return vector.jws().startsWith(whole.input() + ".")
        && Arrays.equals(signedBlock(), 0, 3, new byte[] {0, 1, -1}, 0, 3);
  }

  /** Whether its block holds the digest in some form, so that another could take its place. */
  boolean holdsDigest() {
    return !Arrays.equals(signedBlock(), block());
  }

  private byte[] signedBlock() {
    String signature = vector.jws().substring(vector.jws().lastIndexOf('.') + 1);
    return key.recover(Compact.decode(signature));
  }

  private String withBlock() {
    String input = whole.header() + "." + claims;
    return input + "." + Compact.encode(key.sign(block()));
  }

  /** The vector's own block with the digest of our token for its own. */
  private byte[] block() {
    byte[] block = signedBlock();
    byte[] was = Pkcs1.digest("SHA-256", whole.input());
    byte[] is = Pkcs1.digest("SHA-256", whole.header() + "." + claims);
    byte[] right = Pkcs1.block(whole.input(), block.length);
    int start = block.length - was.length;
    if (Arrays.equals(block, 0, start, right, 0, start)) {
      // The digest is in its place, and at most changed: it stays changed in the same bits.
      for (int i = 0; i < was.length; i++) {
        block[start + i] ^= (byte) (was[i] ^ is[i]);
      }
      return block;
    }
    for (Spelling spelling : SPELLINGS) {
      block = replaced(block, spelling.of(was), spelling.of(is));
    }
    return block;
  }

  private static byte[] replaced(byte[] bytes, byte[] was, byte[] is) {
    byte[] replaced = bytes.clone();
    for (int i = 0; i + was.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + was.length, was, 0, was.length)) {
        System.arraycopy(is, 0, replaced, i, is.length);
      }
    }
    return replaced;
  }

  /** Segment by segment: what was whole is ours, and what was changed is ours changed. */
  private String withSegments() {
    Compact ours = goodToken();
    return Arrays.stream(vector.jws().split("\\.", -1))
        .map(segment -> {
          if (segment.equals(whole.payload())) {
            return ours.payload();
          }
          if (segment.equals(whole.signature())) {
            return ours.signature();
          }
          if (segment.length() == whole.payload().length()) {
            return otherClaims;
          }
          if (segment.length() == whole.signature().length()) {
            return (ours.signature().startsWith("A") ? "B" : "A") + ours.signature().substring(1);
          }
          return segment;
        })
        .collect(Collectors.joining("."));
  }

  private Compact goodToken() {
    byte[] block = Pkcs1.block(whole.header() + "." + claims, key.bytes());
    return new Compact(whole.header(), claims, Compact.encode(key.sign(block)));
  }
}
