package io.porttokenvending.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value of RFC 8259: strict UTF-8, no duplicate members, no trailing text, bounded
 * depth. It builds trees from the token stream, because an {@code ObjectMapper} would load 650 more
 * classes.
 */
public final class StrictJson {
  private static final int MAX_DEPTH = 32;

  /** An API Gateway event contains its body, of up to 10 MB, as one string. */
  private static final int MAX_STRING = 16 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(64)
                  .maxStringLength(MAX_STRING)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private StrictJson() {}

  /** Reads bytes, decoded here because the parser would also accept UTF-16 and UTF-32. */
  public static JsonReading read(byte[] utf8) {
    String text = new String(utf8, UTF_8);
    // The decoder replaces malformed bytes with U+FFFD, which may also be part of the text.
    boolean wellFormed = text.indexOf('\uFFFD') < 0 || Arrays.equals(text.getBytes(UTF_8), utf8);
    return wellFormed ? read(text) : new JsonReading.Malformed("not UTF-8");
  }

  public static JsonReading read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return new JsonReading.Malformed("empty");
      }
      JsonNode node = value(parser);
      if (parser.nextToken() != null) {
        return malformed("text after the value", parser.currentTokenLocation());
      }
      return new JsonReading.Value(node);
    } catch (LoneSurrogateException e) {
      return new JsonReading.Malformed("a string with half a surrogate pair");
    } catch (JsonProcessingException e) {
      // The library's message quotes its input; only the position is taken from it.
      return malformed("not well-formed", e.getLocation());
    } catch (IOException e) {
      return malformed("not well-formed", null);
    }
  }

  private static JsonReading malformed(String what, @Nullable JsonLocation at) {
    return new JsonReading.Malformed(
        at == null ? what : what + " at line " + at.getLineNr() + ", column " + at.getColumnNr());
  }

  private static JsonNode value(JsonParser parser) throws IOException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, nodes.objectNode());
      case START_ARRAY -> array(parser, nodes.arrayNode());
      case VALUE_STRING -> nodes.textNode(wellFormed(parser.getText()));
      case VALUE_NUMBER_INT ->
          switch (parser.getNumberType()) {
            case INT -> nodes.numberNode(parser.getIntValue());
            case LONG -> nodes.numberNode(parser.getLongValue());
            default -> nodes.numberNode(parser.getBigIntegerValue());
          };
      case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> nodes.booleanNode(true);
      case VALUE_FALSE -> nodes.booleanNode(false);
      case VALUE_NULL -> nodes.nullNode();
      default -> throw new IllegalStateException("unexpected " + parser.currentToken());
    };
  }

  private static ObjectNode object(JsonParser parser, ObjectNode object) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = wellFormed(parser.currentName());
      if (object.has(name)) {
        throw new JsonParseException(parser, "duplicate member", parser.currentTokenLocation());
      }
      parser.nextToken();
      object.set(name, value(parser));
    }
    return object;
  }

  private static ArrayNode array(JsonParser parser, ArrayNode array) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }

  private static String wellFormed(String text) throws LoneSurrogateException {
    if (hasHalfSurrogatePair(text)) {
      throw new LoneSurrogateException();
    }
    return text;
  }

  /** Half a surrogate pair has no UTF-8 form, so parsers would read different strings. */
  static boolean hasHalfSurrogatePair(String text) {
    for (int i = 0; i < text.length(); i++) {
      int codePoint = text.codePointAt(i);
      if (Character.isSupplementaryCodePoint(codePoint)) {
        i++;
      } else if (Character.isSurrogate((char) codePoint)) {
        return true;
      }
    }
    return false;
  }

  private static final class LoneSurrogateException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
