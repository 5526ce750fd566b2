package io.porttokenvending.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.util.Arrays;
import java.util.Optional;

/**
 * A JWS in compact serialization (RFC 7515 section 7.1) whose header and payload are JSON objects.
 * The signature is not verified yet.
 *
 * @param ascii the whole token
 * @param signedLength length of the signed prefix, in bytes
 */
record CompactJws(
    ObjectNode header, ObjectNode payload, byte[] ascii, int signedLength, byte[] signature) {
  static final int MAX_LENGTH = 8 * 1024;

  /** Parses a token; returns empty when it is not a JWS. */
  static Optional<CompactJws> parse(String token) {
    // Checked before splitting: attacks have sent tokens of a megabyte of dots.
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
      // A surrogate pair became one question mark, so the positions of the dots are wrong.
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
