package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * AWS DynamoDB's {@code GetItem} and {@code PutItem}, for tables whose partition key is {@code id}
 * (S). Of conditions it knows those of the function's writes.
 */
public final class FakeDynamoDb extends Fake {
  private static final AwsJson WIRE = AwsJson.DYNAMO_DB;

  /** By table and id. */
  private final Map<String, Map<String, JsonNode>> tables = new LinkedHashMap<>();

  private FakeDynamoDb(LoopbackServer server) {
    super(server);
  }

  public static FakeDynamoDb start() throws IOException {
    return start(0);
  }

  public static FakeDynamoDb start(int port) throws IOException {
    FakeDynamoDb fake = new FakeDynamoDb(LoopbackServer.bind(port));
    fake.serve();
    return fake;
  }

  public void createTable(String name) {
    synchronized (tables) {
      tables.put(name, new LinkedHashMap<>());
    }
  }

  /** Returns all items of a table, in the order of their first write. */
  public List<JsonNode> items(String table) {
    synchronized (tables) {
      return List.copyOf(tables.getOrDefault(table, Map.of()).values());
    }
  }

  /** Writes an item without a condition, as any other writer of the table may. */
  public void put(String table, JsonNode item) {
    synchronized (tables) {
      tables
          .computeIfAbsent(table, name -> new LinkedHashMap<>())
          .put(item.path("id").path("S").textValue(), item);
    }
  }

  /** Returns an error of the given type, for {@link #answerNext}. */
  public static Reply refusal(String type) {
    return WIRE.error(type, "refused");
  }

  @Override
  Reply answer(Call call) {
    return WIRE.answer(
        call,
        Map.of(
            "DynamoDB_20120810.GetItem", this::getItem,
            "DynamoDB_20120810.PutItem", this::putItem));
  }

  private Reply getItem(JsonNode request) {
    JsonNode key = request.path("Key");
    if (key.size() != 1 || !key.path("id").path("S").isTextual()) {
      return WIRE.error(
          "ValidationException", "The provided key element does not match the schema");
    }
    return inTable(
        request,
        items -> {
          ObjectNode response = consumed(request);
          JsonNode item = items.get(key.path("id").path("S").textValue());
          if (item != null) {
            response.set("Item", item);
          }
          return WIRE.ok(response);
        });
  }

  private Reply putItem(JsonNode request) {
    JsonNode item = request.path("Item");
    String id = item.path("id").path("S").asText();
    if (id.isEmpty() || !item.properties().stream().allMatch(each -> isValue(each.getValue()))) {
      return WIRE.error("ValidationException", "The item is not valid for the table.");
    }
    return inTable(request, items -> put(items, id, item, request));
  }

  private Reply inTable(JsonNode request, Function<Map<String, JsonNode>, Reply> operation) {
    synchronized (tables) {
      return Optional.ofNullable(tables.get(request.path("TableName").asText()))
          .map(operation)
          .orElseGet(() -> WIRE.error("ResourceNotFoundException", "Requested resource not found"));
    }
  }

  /** A response without results, with the consumed capacity if the request asks for it. */
  private static ObjectNode consumed(JsonNode request) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    if (request.path("ReturnConsumedCapacity").asText().equals("TOTAL")) {
      response
          .putObject("ConsumedCapacity")
          .put("TableName", request.path("TableName").asText())
          .put("CapacityUnits", 1.0);
    }
    return response;
  }

  private static Reply put(
      Map<String, JsonNode> items, String id, JsonNode item, JsonNode request) {
    JsonNode old = items.get(id);
    Optional<Boolean> condition = condition(request, old == null ? MissingNode.getInstance() : old);
    if (condition.isEmpty()) {
      return WIRE.error("ValidationException", "This fake does not know the condition.");
    }
    if (condition.get()) {
      items.put(id, item);
      return WIRE.ok(consumed(request));
    }
    ObjectNode more = JsonNodeFactory.instance.objectNode();
    if (old != null
        && request.path("ReturnValuesOnConditionCheckFailure").asText().equals("ALL_OLD")) {
      more.set("Item", old);
    }
    return WIRE.error("ConditionalCheckFailedException", "The conditional request failed", more);
  }

  /** Returns whether the condition is true for the old item; empty if this fake cannot tell. */
  private static Optional<Boolean> condition(JsonNode request, JsonNode old) {
    JsonNode values = request.path("ExpressionAttributeValues");
    JsonNode revision = old.path("rev");
    return switch (request.path("ConditionExpression").asText()) {
      case "" -> Optional.of(true);
      case "attribute_not_exists(id)" -> Optional.of(old.isMissingNode());
      case "rev = :seen" -> Optional.of(revision.equals(values.path(":seen")));
      case "attribute_not_exists(rev) OR NOT attribute_type(rev, :type)" ->
          Optional.of(!revision.has(values.at("/:type/S").asText()));
      default -> Optional.empty();
    };
  }

  /** Returns whether it is a string, a boolean, or a number or bytes, which are sent as strings. */
  private static boolean isValue(JsonNode attribute) {
    JsonNode number = attribute.path("N");
    return attribute.size() == 1
        && (attribute.path("S").isTextual()
            || attribute.path("B").isTextual()
            || attribute.path("BOOL").isBoolean()
            || (number.isTextual() && number.textValue().matches("-?\\d{1,38}")));
  }
}
