package io.porttokenvending.adversarial;

import static io.porttokenvending.token.TokenFault.SIGNATURE_INVALID;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Signatures that are other numbers, or the right number at another length. */
final class SignatureNumbers {
  private final Family family = new Family("signature numbers");
  private final Draft genuine;
  private final BigInteger n;
  private final int length;

  private SignatureNumbers(Draft genuine) {
    this.genuine = genuine;
    this.n = genuine.key().numbers().n();
    this.length = genuine.key().numbers().bytes();
  }

  static List<Case> cases(Draft genuine) {
    var cases = new SignatureNumbers(genuine);
    cases.otherNumbers();
    cases.otherLengths();
    cases.notReduced();
    return cases.family.cases();
  }

  private void otherNumbers() {
    Compact good = genuine.sign();
    BigInteger s = number(good);
    BigInteger one = BigInteger.ONE;
    refuse("0", good, BigInteger.ZERO);
    refuse("1", good, one);
    refuse("2", good, BigInteger.TWO);
    refuse("n", good, n);
    refuse("n - 1", good, n.subtract(one));
    refuse("n + 1", good, n.add(one));
    refuse("n - s", good, n.subtract(s));
    refuse("s + 1", good, s.add(one));
    refuse("s - 1", good, s.subtract(one));
    refuse("1 / s", good, s.modInverse(n));
    refuse("s squared", good, s.modPow(BigInteger.TWO, n));
    refuse("signed twice", good, genuine.key().numbers().sign(s));
    refuse("the block itself", good, new BigInteger(1, Pkcs1.block(good.input(), length)));
    refuse("all ones", good, one.shiftLeft(8 * length).subtract(one));
    byte[] reversed = Compact.decode(good.signature());
    for (int i = 0; i < length / 2; i++) {
      byte other = reversed[i];
      reversed[i] = reversed[length - 1 - i];
      reversed[length - 1 - i] = other;
    }
    refuse("s backwards", good, reversed);
  }

  private void otherLengths() {
    Compact good = genuine.sign();
    byte[] s = Compact.decode(good.signature());
    for (int more = 1; more <= 16; more++) {
      refuse("s before " + more + " zeros", good, Arrays.copyOf(s, length + more));
      refuse("s after " + more + " zeros", good, Pkcs1.concat(new byte[more], s));
      refuse("s without its last " + more, good, Arrays.copyOf(s, length - more));
      refuse("s without its first " + more, good, Arrays.copyOfRange(s, more, length));
    }
    refuse("s twice", good, Pkcs1.concat(s, s));
    refuse("s of one byte", good, Arrays.copyOf(s, 1));
    Compact zero = first(token -> Compact.decode(token.signature())[0] == 0);
    byte[] led = Compact.decode(zero.signature());
    family.accept("s that begins with a zero byte", zero.toString());
    refuse("s without the zero byte it begins with", zero, Arrays.copyOfRange(led, 1, length));
  }

  private void notReduced() {
    Compact small = first(token -> number(token).add(n).bitLength() <= 8 * length);
    family.accept("s so small that s + n has its length", small.toString());
    refuse("s + n at the same length", small, number(small).add(n));
    Compact large = first(token -> number(token).add(n).bitLength() > 8 * length);
    family.accept("s so large that s + n is longer", large.toString());
    refuse("s + n, a byte longer", large, number(large).add(n));
    refuse("s + 256 n", large, number(large).add(n.shiftLeft(8)));
  }

  /** The first of a row of good tokens of which this holds. */
  private Compact first(Predicate<Compact> wanted) {
    return IntStream.range(2, 10_000)
        .mapToObj(i -> genuine.text("run_attempt", "" + i).sign())
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  private static BigInteger number(Compact token) {
    return new BigInteger(1, Compact.decode(token.signature()));
  }

  private void refuse(String how, Compact token, BigInteger number) {
    byte[] signed = number.toByteArray();
    int size = Math.max(length, (number.bitLength() + 7) / 8);
    byte[] bytes = new byte[size];
    int from = Math.max(0, signed.length - size);
    System.arraycopy(signed, from, bytes, size - signed.length + from, signed.length - from);
    refuse(how, token, bytes);
  }

  private void refuse(String how, Compact token, byte[] signature) {
    family.refuse(
        SIGNATURE_INVALID, how, token.withSignature(Compact.encode(signature)).toString());
  }
}
