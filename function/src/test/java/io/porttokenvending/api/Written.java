package io.porttokenvending.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An answer as it leaves. */
public final class Written {
  private Written() {}

  public static String text(GatewayResponse response) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      response.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(UTF_8);
  }
}
