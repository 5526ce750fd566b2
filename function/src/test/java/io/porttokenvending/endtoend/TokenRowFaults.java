package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.contract.EventFiles;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.Reply;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Faults of a DynamoDB table that concern the rows of shared tokens and no other rows. */
record TokenRowFaults(FakeDynamoDb table) {
  /** Uses the handler's reply to a call for a token row if it has one. */
  void answerWith(Function<Call, Optional<Reply>> handler) {
    table.answerWith(
        call -> call.text().contains("\"token#") ? handler.apply(call) : Optional.empty());
  }

  /** Applies each write, and closes the connection instead of responding. */
  void loseResponsesOfWrites() {
    answerWith(call -> {
      if (isRead(call)) {
        return Optional.empty();
      }
      table.usualReply(call);
      return Optional.of(Reply.noAnswer());
    });
  }

  /** Changes the response to each read. */
  void changeReads(Consumer<ObjectNode> change) {
    answerWith(call -> {
      if (!isRead(call)) {
        return Optional.empty();
      }
      Reply reply = table.usualReply(call);
      ObjectNode response = (ObjectNode) EventFiles.json(new String(reply.body(), UTF_8));
      change.accept(response);
      return Optional.of(reply.body(JsonText.write(response).getBytes(UTF_8)));
    });
  }

  private static boolean isRead(Call call) {
    return call.header("x-amz-target").orElse("").endsWith(".GetItem");
  }
}
