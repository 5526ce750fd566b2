package io.porttokenvending.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.aws.RowWrite.Failed;
import io.porttokenvending.aws.RowWrite.Taken;
import io.porttokenvending.aws.RowWrite.Written;
import io.porttokenvending.http.HttpOutcome.Answer;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.util.Optional;
import java.util.Set;

/** Reads what DynamoDB says to a conditional {@code PutItem}. */
final class PutItemAnswer {
  private static final Set<String> THROTTLED =
      Set.of(
          "ProvisionedThroughputExceededException",
          "RequestLimitExceeded",
          "ThrottlingException",
          "Throttling");

  private PutItemAnswer() {}

  static RowWrite read(Answer answer) {
    int status = answer.status();
    if (status >= 500 || status == 429) {
      return new Failed(true);
    }
    return StrictJson.read(answer.body()) instanceof JsonReading.Value(JsonNode members)
            && members.isObject()
        ? read(status, members)
        : new Failed(false);
  }

  private static RowWrite read(int status, JsonNode members) {
    String error = errorOf(members);
    if (status == 200 && error.isEmpty()) {
      return new Written();
    }
    if (status == 400 && error.equals("ConditionalCheckFailedException")) {
      JsonNode requestId = members.path("Item").path(ReplayRow.REQUEST_ID).path("S");
      return new Taken(Optional.ofNullable(requestId.textValue()));
    }
    return new Failed(status == 400 && THROTTLED.contains(error));
  }

  /** Without the namespace, as in {@code com.amazonaws.dynamodb.v20120810#SomeException}. */
  private static String errorOf(JsonNode members) {
    String type = members.path("__type").asText();
    return type.substring(type.indexOf('#') + 1);
  }
}
