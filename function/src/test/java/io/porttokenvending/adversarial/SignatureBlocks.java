package io.porttokenvending.adversarial;

import static io.porttokenvending.token.TokenFault.SIGNATURE_INVALID;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Signatures by the right key over blocks that are not as PKCS #1 v1.5 pads them. */
final class SignatureBlocks {
  /** DigestInfo with the digest. */
  private static final int CONTENT = 19 + 32;

  private final Family family = new Family("signature blocks");
  private final Random random = new Random(2);
  private final Compact token;
  private final RsaNumbers key;
  private final byte[] right;
  private final int separator;

  private SignatureBlocks(Draft genuine) {
    this.token = genuine.sign();
    this.key = genuine.key().numbers();
    this.right = Pkcs1.block(token.input(), key.bytes());
    this.separator = right.length - CONTENT - 1;
  }

  static List<Case> cases(Draft genuine) {
    var cases = new SignatureBlocks(genuine);
    cases.changedBytes();
    cases.changedPadding();
    cases.shortPadding();
    return cases.family.cases();
  }

  private void changedBytes() {
    for (int i = 0; i < right.length; i++) {
      int at = i;
      // With its highest bit the block would be greater than the modulus.
      int bit = random.nextInt(at == 0 ? 7 : 8);
      refuse("bit " + bit + " of byte " + at, block -> block[at] ^= (byte) (1 << bit));
    }
  }

  private void changedPadding() {
    refuse("block type 0", block -> block[1] = 0);
    refuse("block type 2", block -> block[1] = 2);
    refuse("block type 255", block -> block[1] = (byte) 0xff);
    refuse("no zero before the content", block -> block[separator] = (byte) 0xff);
    refuse("zero for the first padding", block -> block[2] = 0);
    refuse("zero for the last padding", block -> block[separator - 1] = 0);
    refuse("padding of zeros", block -> Arrays.fill(block, 2, separator, (byte) 0));
    refuse(
        "nothing but zeros before the content",
        block -> Arrays.fill(block, 0, separator, (byte) 0));
    refuse(
        "padding of encryption",
        block -> {
          block[1] = 2;
          for (int i = 2; i < separator; i++) {
            block[i] = (byte) (1 + random.nextInt(255));
          }
        });
  }

  /** A verifier that reads from the left leaves the rest to the forger (Bleichenbacher, 2006). */
  private void shortPadding() {
    byte[] content = Arrays.copyOfRange(right, separator, right.length);
    for (int padding : new int[] {0, 1, 7, 8, 9, 16, 64, 100, 200, 201}) {
      byte[] rest = new byte[right.length];
      for (String of : new String[] {"zeros", "garbage"}) {
        refuse(
            "padding of " + padding + " and a rest of " + of,
            block -> {
              System.arraycopy(rest, 0, block, 2, block.length - 2);
              Arrays.fill(block, 2, 2 + padding, (byte) 0xff);
              System.arraycopy(content, 0, block, 2 + padding, content.length);
            });
        random.nextBytes(rest);
      }
    }
  }

  private void refuse(String how, Consumer<byte[]> change) {
    byte[] block = right.clone();
    change.accept(block);
    String signature = Compact.encode(key.sign(block));
    family.refuse(SIGNATURE_INVALID, how, token.withSignature(signature).toString());
  }
}
