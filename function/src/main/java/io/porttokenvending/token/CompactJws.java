package io.porttokenvending.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.util.Arrays;
import java.util.Optional;

/**
 * A JWS in compact serialization (RFC 7515 section 7.1) whose header and payload are JSON objects;
 * nothing is known of its signature yet.
 *
 * @param ascii the whole token as it was sent
 * @param signed how many of its bytes the signature covers, from the first
 */
record CompactJws(
    ObjectNode header, ObjectNode payload, byte[] ascii, int signed, byte[] signature) {
  static final int MAX_LENGTH = 8 * 1024;

  /** The parts of a token, or empty when its form is not that of a JWS. */
  static Optional<CompactJws> parse(String token) {
    // Length and dots are looked at before anything is split: a megabyte of dots was an attack.
    if (token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
      return Optional.empty();
    }
    byte[] ascii = token.getBytes(US_ASCII);
    if (ascii.length != token.length()) {
      // Two surrogates became one question mark, and the dots are elsewhere now.
      return Optional.empty();
    }
    Optional<ObjectNode> header = object(Arrays.copyOf(ascii, first));
    Optional<ObjectNode> payload = object(Arrays.copyOfRange(ascii, first + 1, second));
    Optional<byte[]> signature =
        Base64Url.decode(Arrays.copyOfRange(ascii, second + 1, ascii.length));
    if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new CompactJws(header.get(), payload.get(), ascii, second, signature.get()));
  }

  private static Optional<ObjectNode> object(byte[] segment) {
    return Base64Url.decode(segment)
        .flatMap(bytes ->
            StrictJson.read(bytes) instanceof JsonReading.Value(ObjectNode object)
                ? Optional.of(object)
                : Optional.empty());
  }

  @Override
  public String toString() {
    return "CompactJws";
  }
}
