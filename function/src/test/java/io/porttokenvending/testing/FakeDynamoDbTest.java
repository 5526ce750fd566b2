package io.porttokenvending.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeDynamoDbTest {
  private static final String JSON = "application/x-amz-json-1.0";
  private static final String PUT_ITEM = "DynamoDB_20120810.PutItem";
  private static final String CONDITION = "\"ConditionExpression\": \"attribute_not_exists(id)\"";
  private static final String ALL_OLD = "\"ReturnValuesOnConditionCheckFailure\": \"ALL_OLD\"";
  private static final String ROW = "{\"id\": {\"S\": \"1\"}, \"expires_at\": {\"N\": \"9\"}}";

  private final Client client = new Client();
  private FakeDynamoDb fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeDynamoDb.start();
    fake.createTable("used");
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void item_absent_isPut() throws Exception {
    HttpResponse<String> answer = put("used", ROW, CONDITION);
    assertEquals(200, answer.statusCode());
    assertEquals("{}", answer.body());
    assertEquals(JSON, answer.headers().firstValue("content-type").orElseThrow());
    assertEquals(List.of(Client.json(ROW)), fake.items("used"));
  }

  @Test
  void item_present_isRejected_andReturnedOnRequest() throws Exception {
    put("used", ROW, CONDITION);
    String other = "{\"id\": {\"S\": \"1\"}, \"expires_at\": {\"N\": \"10\"}}";
    JsonNode refusal = refusal(put("used", other, CONDITION + "," + ALL_OLD));
    assertEquals(
        "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
        refusal.path("__type").textValue());
    assertEquals(Client.json(ROW), refusal.path("Item"));
    assertFalse(refusal(put("used", other, CONDITION)).has("Item"));
    assertEquals(List.of(Client.json(ROW)), fake.items("used"));
  }

  @Test
  void item_withoutCondition_replacesTheOldOne() throws Exception {
    put("used", ROW, CONDITION);
    String other = "{\"id\": {\"S\": \"1\"}, \"expires_at\": {\"N\": \"10\"}}";
    assertEquals(200, put("used", other, ALL_OLD).statusCode());
    assertEquals(List.of(Client.json(other)), fake.items("used"));
  }

  @Test
  void item_thatExists_isRead() throws Exception {
    put("used", ROW, CONDITION);
    HttpResponse<String> response = get("used", "{\"id\": {\"S\": \"1\"}}", "TOTAL");
    assertEquals(200, response.statusCode());
    assertEquals(
        Client.json(
            "{\"ConsumedCapacity\": {\"TableName\": \"used\", \"CapacityUnits\": 1.0},"
                + " \"Item\": "
                + ROW
                + "}"),
        Client.json(response));
  }

  @Test
  void item_thatDoesNotExist_isAbsentFromTheResponse() throws Exception {
    assertEquals("{}", get("used", "{\"id\": {\"S\": \"1\"}}", "NONE").body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\": {\"N\": \"1\"}}", "{\"jti\": {\"S\": \"1\"}}"})
  void key_thatDoesNotFitTheTable_isInvalid(String key) throws Exception {
    String type = refusal(get("used", key, "NONE")).path("__type").textValue();
    assertTrue(type.endsWith("#ValidationException"), type);
  }

  @Test
  void put_withCapacityRequested_reportsIt() throws Exception {
    HttpResponse<String> response =
        put("used", ROW, CONDITION + ", \"ReturnConsumedCapacity\": \"TOTAL\"");
    assertEquals("used", Client.json(response).at("/ConsumedCapacity/TableName").textValue());
  }

  @Test
  void table_thatWasNotCreated_isNotFound() throws Exception {
    assertTrue(
        refusal(get("other", "{\"id\": {\"S\": \"1\"}}", "NONE"))
            .path("__type")
            .textValue()
            .endsWith("#ResourceNotFoundException"));
    assertTrue(
        refusal(put("other", ROW, CONDITION))
            .path("__type")
            .textValue()
            .endsWith("#ResourceNotFoundException"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\": \"1\"}",
        "{\"id\": {\"N\": \"1\"}}",
        "{\"id\": {\"S\": \"\"}}",
        "{\"id\": {\"S\": \"1\"}, \"expires_at\": {\"N\": 9}}",
        "{\"id\": {\"S\": \"1\"}, \"expires_at\": {\"N\": \"soon\"}}",
        "{\"id\": {\"S\": \"1\"}, \"expires_at\": {\"N\": \"9\", \"S\": \"9\"}}"
      })
  void item_thatDoesNotFitTheTable_isInvalid(String item) throws Exception {
    assertTrue(
        refusal(put("used", item, CONDITION))
            .path("__type")
            .textValue()
            .endsWith("#ValidationException"));
  }

  @Test
  void call_ofAnotherContentTypeOrOperationOrSignature_isRefused() throws Exception {
    assertTrue(refusedAs(signature("dynamodb"), "application/x-amz-json-1.1", PUT_ITEM, "Unknown"));
    assertTrue(refusedAs(signature("dynamodb"), JSON, "DynamoDB_20120810.Scan", "Unknown"));
    assertTrue(refusedAs(signature("secretsmanager"), JSON, PUT_ITEM, "IncompleteSignature"));
    assertTrue(refusedAs("Bearer x", JSON, PUT_ITEM, "IncompleteSignature"));
  }

  private boolean refusedAs(String authorization, String contentType, String operation, String type)
      throws Exception {
    HttpResponse<String> answer =
        client.send(
            "POST",
            fake.uri() + "/",
            "{}",
            "Content-Type",
            contentType,
            "X-Amz-Target",
            operation,
            "X-Amz-Date",
            "20261120T120000Z",
            "Authorization",
            authorization);
    return refusal(answer).path("__type").textValue().contains("#" + type);
  }

  private HttpResponse<String> put(String table, String item, String more)
      throws IOException, InterruptedException {
    return send(
        PUT_ITEM, "{\"TableName\": \"" + table + "\", \"Item\": " + item + ", " + more + "}");
  }

  private HttpResponse<String> get(String table, String key, String capacity)
      throws IOException, InterruptedException {
    return send(
        "DynamoDB_20120810.GetItem",
        "{\"TableName\": \"%s\", \"Key\": %s, \"ReturnConsumedCapacity\": \"%s\"}"
            .formatted(table, key, capacity));
  }

  private HttpResponse<String> send(String operation, String body)
      throws IOException, InterruptedException {
    return client.send(
        "POST",
        fake.uri() + "/",
        body,
        "Content-Type",
        JSON,
        "X-Amz-Target",
        operation,
        "X-Amz-Date",
        "20261120T120000Z",
        "Authorization",
        signature("dynamodb"));
  }

  private static String signature(String service) {
    return "AWS4-HMAC-SHA256 Credential=A/20261120/eu-west-1/"
        + service
        + "/aws4_request, SignedHeaders=host;x-amz-date, Signature="
        + "0".repeat(64);
  }

  private static JsonNode refusal(HttpResponse<String> answer) {
    assertEquals(400, answer.statusCode());
    return Client.json(answer);
  }
}
