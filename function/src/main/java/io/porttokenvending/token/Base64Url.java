package io.porttokenvending.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Optional;

/**
 * Decodes base64url as RFC 7515 section 2 requires: no padding, no other character, and exactly one
 * encoding per value. The JDK's decoder ignores unused trailing bits, so it accepts several
 * encodings of one signature.
 */
final class Base64Url {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private Base64Url() {}

  static Optional<byte[]> decode(String text) {
    // A character outside ASCII becomes a question mark, which is also invalid.
    return decode(text.getBytes(US_ASCII));
  }

  static Optional<byte[]> decode(byte[] ascii) {
    int beyondFours = ascii.length % 4;
    boolean padded = ascii.length > 0 && ascii[ascii.length - 1] == '=';
    if (beyondFours == 1 || padded) {
      return Optional.empty();
    }
    if (beyondFours != 0) {
      int unusedBits = beyondFours == 2 ? 0b1111 : 0b11;
      if ((ALPHABET.indexOf(ascii[ascii.length - 1]) & unusedBits) != 0) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(Base64.getUrlDecoder().decode(ascii));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
