package io.porttokenvending.adversarial;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** The three segments of a compact JWS, each as it is written, right or wrong. */
record Compact(String header, String payload, String signature) {
  static Compact of(String token) {
    String[] segments = token.split("\\.", -1);
    return new Compact(segments[0], segments[1], segments[2]);
  }

  static String encode(String text) {
    return encode(text.getBytes(UTF_8));
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] decode(String segment) {
    return Base64.getUrlDecoder().decode(segment);
  }

  String input() {
    return header + "." + payload;
  }

  Compact withSignature(String other) {
    return new Compact(header, payload, other);
  }

  @Override
  public String toString() {
    return header + "." + payload + "." + signature;
  }
}
