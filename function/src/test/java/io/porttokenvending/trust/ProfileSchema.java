package io.porttokenvending.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.json.StrictYaml;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlReading;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.json.YamlSequence;
import io.porttokenvending.testing.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The JSON schema that editors use to check profiles. */
final class ProfileSchema {
  private static final Path FILE = Path.of("..", "infra", "schema", "profile.schema.json");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String text;
  private final Schema schema;

  ProfileSchema() {
    try {
      text = Files.readString(FILE, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(text, InputFormat.JSON);
  }

  JsonNode tree() {
    return Answer.json(text);
  }

  /** Returns the schema's errors, or an error for a text outside the YAML subset. */
  List<String> problems(String yaml) {
    return switch (StrictYaml.read(yaml.getBytes(UTF_8))) {
      case YamlReading.Malformed malformed -> List.of(malformed.toString());
      case YamlReading.Value(YamlNode root) ->
          schema.validate(JsonText.write(json(root)), InputFormat.JSON).stream()
              .map(Error::toString)
              .toList();
    };
  }

  /** Converts a tree to JSON as an editor does; other scalars become null. */
  private static JsonNode json(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> {
        ObjectNode object = NODES.objectNode();
        mapping.entries().forEach(entry -> object.set(entry.key().text(), json(entry.value())));
        yield object;
      }
      case YamlSequence sequence ->
          NODES.arrayNode().addAll(sequence.items().stream().map(ProfileSchema::json).toList());
      case YamlScalar(var _, String text, YamlScalar.Kind kind) ->
          switch (kind) {
            case QUOTED, PLAIN_STRING, DURATION -> NODES.textNode(text);
            case INTEGER -> NODES.numberNode(new BigInteger(text));
            case BOOLEAN -> NODES.booleanNode(text.equals("true"));
            case OTHER -> NODES.nullNode();
          };
    };
  }
}
