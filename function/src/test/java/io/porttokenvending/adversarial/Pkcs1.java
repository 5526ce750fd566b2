package io.porttokenvending.adversarial;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** EMSA-PKCS1-v1_5 (RFC 8017 section 9.2), including malformed encodings. */
final class Pkcs1 {
  /** DigestInfo up to the digest. */
  static final String SHA256 = "3031300d060960864801650304020105000420";

  private Pkcs1() {}

  /** The right block for a signing input. */
  static byte[] block(String input, int length) {
    return block(concat(bytes(SHA256), digest("SHA-256", input)), length);
  }

  /** Any content after the padding, with as much of it as fits. */
  static byte[] block(byte[] content, int length) {
    byte[] block = new byte[length];
    Arrays.fill(block, (byte) 0xff);
    block[0] = 0;
    block[1] = 1;
    block[length - content.length - 1] = 0;
    System.arraycopy(content, 0, block, length - content.length, content.length);
    return block;
  }

  static byte[] digest(String algorithm, String input) {
    try {
      return MessageDigest.getInstance(algorithm).digest(input.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] whole = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }
}
