package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** A few of Port's MCP tools over a catalog of two services. */
final class PortTools {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<Tool> TOOLS =
      List.of(
          new Tool("list_blueprints", "Lists the blueprints.", true, List.of()),
          new Tool("list_entities", "Lists a blueprint's entities.", true, List.of("blueprint")),
          new Tool("describe_user_details", "Describes the token's user.", true, List.of()),
          new Tool("upsert_entity", "Writes a service.", false, List.of("identifier")));

  private final Map<String, JsonNode> services = new ConcurrentSkipListMap<>();

  /**
   * An entry of the list of tools.
   *
   * @param required names of the string arguments that a call must have
   */
  private record Tool(String name, String description, boolean readOnly, List<String> required) {}

  PortTools() {
    services.put("api", service("api", "API"));
    services.put("web", service("web", "Web shop"));
  }

  ObjectNode list(boolean readOnly) {
    ObjectNode result = NODES.objectNode();
    ArrayNode tools = result.putArray("tools");
    visible(readOnly).map(PortTools::described).forEach(tools::add);
    return result;
  }

  /** Returns empty if there is no such tool; in read-only mode there are no writing tools. */
  Optional<ObjectNode> call(String name, JsonNode arguments, boolean readOnly) {
    return visible(readOnly)
        .filter(tool -> tool.name().equals(name))
        .findFirst()
        .map(tool -> call(tool, arguments));
  }

  private static Stream<Tool> visible(boolean readOnly) {
    return TOOLS.stream().filter(tool -> tool.readOnly() || !readOnly);
  }

  private static ObjectNode described(Tool tool) {
    ObjectNode described =
        NODES.objectNode().put("name", tool.name()).put("description", tool.description());
    ObjectNode schema = described.putObject("inputSchema").put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (String argument : tool.required()) {
      properties.putObject(argument).put("type", "string");
      required.add(argument);
    }
    described.putObject("annotations").put("readOnlyHint", tool.readOnly());
    return described;
  }

  private ObjectNode call(Tool tool, JsonNode arguments) {
    for (String argument : tool.required()) {
      if (!arguments.path(argument).isTextual()) {
        return content(NODES.textNode("The argument " + argument + " must be a string"), true);
      }
    }
    JsonNode answer =
        switch (tool.name()) {
          case "list_blueprints" -> blueprints();
          case "list_entities" -> entities(arguments.path("blueprint").textValue());
          case "describe_user_details" ->
              NODES.objectNode().put("isMachine", true).put("role", "Member");
          case "upsert_entity" -> upsert(arguments.path("identifier").textValue(), arguments);
          default -> throw new IllegalStateException(tool.name());
        };
    return content(answer, false);
  }

  private JsonNode upsert(String identifier, JsonNode arguments) {
    JsonNode service = service(identifier, arguments.path("title").asText(identifier));
    services.put(identifier, service);
    return service;
  }

  private static ObjectNode content(JsonNode value, boolean isError) {
    ObjectNode result = NODES.objectNode();
    result.putArray("content").addObject().put("type", "text").put("text", JsonText.write(value));
    return result.put("isError", isError);
  }

  private static JsonNode blueprints() {
    ArrayNode blueprints = NODES.arrayNode();
    blueprints.addObject().put("identifier", "service").put("title", "Service");
    return blueprints;
  }

  private JsonNode entities(String blueprint) {
    ArrayNode entities = NODES.arrayNode();
    return blueprint.equals("service") ? entities.addAll(services.values()) : entities;
  }

  private static JsonNode service(String identifier, String title) {
    return NODES
        .objectNode()
        .put("identifier", identifier)
        .put("title", title)
        .put("blueprint", "service");
  }
}
