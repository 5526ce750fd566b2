package io.porttokenvending.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes a tree as JSON text. {@code JsonNode.toString} would load an {@code ObjectMapper}. */
public final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private JsonText() {}

  public static String write(JsonNode node) {
    return write(node, false);
  }

  /** Writes UTF-8, with escapes for characters outside the Basic Multilingual Plane. */
  public static void writeUtf8(JsonNode node, OutputStream out) throws IOException {
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      value(node, generator);
    }
  }

  /** Returns indented JSON. */
  public static String writePretty(JsonNode node) {
    return write(node, true);
  }

  /** Escapes apostrophes, so that a shell command can contain the text in single quotes. */
  public static String withoutApostrophes(String json) {
    // In JSON, an apostrophe occurs only inside a string, and never as part of an escape.
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
