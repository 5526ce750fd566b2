package io.porttokenvending.adversarial;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;

/**
 * A private RSA key as bare numbers (RFC 8017 section 3.2, the quintuple), which sign any block of
 * bytes: no library signs a badly padded one.
 */
record RsaNumbers(
    BigInteger n,
    BigInteger e,
    BigInteger p,
    BigInteger q,
    BigInteger dp,
    BigInteger dq,
    BigInteger qi) {

  static RsaNumbers of(JsonNode jwk) {
    return new RsaNumbers(
        member(jwk, "n"),
        member(jwk, "e"),
        member(jwk, "p"),
        member(jwk, "q"),
        member(jwk, "dp"),
        member(jwk, "dq"),
        member(jwk, "qi"));
  }

  /** The length of a block and of a signature. */
  int bytes() {
    return (n.bitLength() + 7) / 8;
  }

  byte[] sign(byte[] block) {
    return toBytes(sign(new BigInteger(1, block)));
  }

  BigInteger sign(BigInteger block) {
    BigInteger byP = block.modPow(dp, p);
    BigInteger byQ = block.modPow(dq, q);
    return byQ.add(byP.subtract(byQ).multiply(qi).mod(p).multiply(q));
  }

  /** The block that was signed. */
  byte[] recover(byte[] signature) {
    return toBytes(new BigInteger(1, signature).modPow(e, n));
  }

  /** Of the length of the modulus. */
  byte[] toBytes(BigInteger number) {
    byte[] signed = number.toByteArray();
    byte[] block = new byte[bytes()];
    int from = Math.max(0, signed.length - block.length);
    int length = signed.length - from;
    System.arraycopy(signed, from, block, block.length - length, length);
    return block;
  }

  @Override
  public String toString() {
    return "RsaNumbers";
  }

  private static BigInteger member(JsonNode jwk, String name) {
    return new BigInteger(1, Compact.decode(jwk.path(name).textValue()));
  }
}
