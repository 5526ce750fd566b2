package io.porttokenvending.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes a tree as JSON text, without the {@code ObjectMapper} that {@code toString} would load.
 */
public final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private JsonText() {}

  public static String write(JsonNode node) {
    return write(node, false);
  }

  /** The same value in UTF-8, with characters of two surrogates written as escapes. */
  public static void writeUtf8(JsonNode node, OutputStream out) throws IOException {
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      value(node, generator);
    }
  }

  /** The same over several lines, for files that people read. */
  public static String writePretty(JsonNode node) {
    return write(node, true);
  }

  /** The same JSON text without apostrophes, so that a shell takes it in single quotes. */
  public static String withoutApostrophes(String json) {
    // JSON has apostrophes only in strings, and none after a backslash of an escape.
    return json.replace("'", "\\u0027");
  }

  private static String write(JsonNode node, boolean pretty) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      if (pretty) {
        generator.useDefaultPrettyPrinter();
      }
      value(node, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void value(JsonNode node, JsonGenerator generator) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        generator.writeStartObject();
        for (var member : node.properties()) {
          generator.writeFieldName(member.getKey());
          value(member.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case ARRAY -> {
        generator.writeStartArray();
        for (JsonNode element : node) {
          value(element, generator);
        }
        generator.writeEndArray();
      }
      case STRING -> generator.writeString(node.textValue());
      case BOOLEAN -> generator.writeBoolean(node.booleanValue());
      case NULL -> generator.writeNull();
      case NUMBER -> {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
          generator.writeNumber(node.longValue());
        } else if (node.isIntegralNumber()) {
          generator.writeNumber(node.bigIntegerValue());
        } else {
          generator.writeNumber(node.doubleValue());
        }
      }
      case BINARY, MISSING, POJO ->
          throw new IllegalStateException("not JSON: " + node.getNodeType());
    }
  }
}
