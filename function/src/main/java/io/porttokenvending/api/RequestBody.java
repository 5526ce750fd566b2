package io.porttokenvending.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** A request's body, as far as it can be taken. */
sealed interface RequestBody {
  int MAX_BYTES = 16 * 1024;

  /** The body's bytes, none for no body; never part of a text form. */
  record Bytes(byte[] bytes) implements RequestBody {
    @Override
    public String toString() {
      return "Bytes[" + bytes.length + "]";
    }
  }

  record TooLarge() implements RequestBody {}

  /** The gateway said base64 and it is not. */
  record Undecodable() implements RequestBody {}

  static RequestBody of(String body, boolean base64) {
    // Four characters of base64 carry three bytes; nothing is decoded that is too long anyway.
    if (body.length() > (base64 ? MAX_BYTES / 3 * 4 + 8 : MAX_BYTES)) {
      return new TooLarge();
    }
    byte[] bytes;
    try {
      bytes = base64 ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8);
    } catch (IllegalArgumentException e) {
      return new Undecodable();
    }
    return bytes.length > MAX_BYTES ? new TooLarge() : new Bytes(bytes);
  }
}
