package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.WithWorld;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodySizeTest extends WithWorld {
  private static final int MOST = 16 * 1024;

  @Test
  void body_of16KiB_isRead() {
    assertEquals("200", send(json(MOST), false));
    assertEquals("200", send(json(MOST), true));
  }

  @ParameterizedTest
  @ValueSource(ints = {MOST + 1, MOST + 2, MOST + 3, 2 * MOST, 1 << 20})
  void longerBody_isTooLarge(int bytes) {
    assertEquals("payload_too_large", send(json(bytes), false));
    assertEquals("payload_too_large", send(json(bytes), true));
  }

  @Test
  void size_countsBytes() {
    String body = "{\"profile\":\"" + "é".repeat(MOST / 2 - 7) + "\"}";
    assertEquals(MOST, body.getBytes(UTF_8).length);

    assertEquals("access_denied", send(body, false));
    assertEquals("access_denied", send(body, true));
    assertEquals("payload_too_large", send(body + " ", false));
    assertEquals("payload_too_large", send(body + " ", true));
  }

  @Test
  void tooLargeBody_ofAnyType_isRejectedBeforeAnyOtherCheck() {
    Answer answer =
        world.send(world.anonymous().header("Content-Type", "text/html").body(json(MOST + 1)));

    assertEquals("payload_too_large", answer.code());
    assertEquals(List.of(), world.gitHub().calls());
  }

  private String send(String body, boolean base64) {
    ObjectNode event = world.request(body).toTree();
    if (base64) {
      event
          .put("body", Base64.getEncoder().encodeToString(body.getBytes(UTF_8)))
          .put("isBase64Encoded", true);
    }
    return world.send(JsonText.write(event)).code();
  }

  private static String json(int bytes) {
    return "{" + " ".repeat(bytes - 2) + "}";
  }
}
