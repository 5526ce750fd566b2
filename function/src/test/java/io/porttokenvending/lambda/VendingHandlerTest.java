package io.porttokenvending.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.LambdaContext;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VendingHandlerTest {
  private final World world = World.start();
  private final List<String> order = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void line_isWrittenBeforeTheAnswerLeaves() throws IOException {
    RequestStreamHandler function = start(line -> order.add("line"));
    order.clear();
    OutputStream answer =
        new OutputStream() {
          @Override
          public void write(int b) {
            order.add("answer");
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            order.add("answer");
          }
        };

    function.handleRequest(event(world.request()), answer, new LambdaContext());

    assertEquals(List.of("line", "answer"), order);
  }

  @Test
  void response_auditLineFails_isNotSent() {
    List<String> lines = new ArrayList<>();
    RequestStreamHandler function =
        start(line -> {
          lines.add(line);
          if (line.contains("token_vending")) {
            throw new IllegalStateException("standard output is gone");
          }
        });
    ByteArrayOutputStream answer = new ByteArrayOutputStream();

    assertThrows(
        IllegalStateException.class,
        () -> function.handleRequest(event(world.request()), answer, new LambdaContext()));

    assertTrue(lines.getLast().contains("\"granted\""));
    assertEquals(0, answer.size());
  }

  @Test
  void insecureLoopback_isLoggedAtTheStart() {
    start(order::add);

    assertEquals(1, order.size());
    assertEquals(
        Answer.json(
            """
            {
              "event": "start",
              "warning": "ALLOW_INSECURE_LOOPBACK is on: http to this machine is allowed. Turn it off in production."
            }
            """),
        Answer.json(order.getFirst()));
  }

  @Test
  void productionsOwnLog_isStandardOutput_oneWriteALine() throws IOException {
    List<String> writes = new ArrayList<>();
    PrintStream standardOutput = System.out;
    System.setOut(new PrintStream(new Recorder(writes), false, UTF_8));
    try {
      RequestStreamHandler function = new VendingHandler(world.environment());
      function.handleRequest(
          new ByteArrayInputStream("{}".getBytes(UTF_8)),
          new ByteArrayOutputStream(),
          new LambdaContext("i"));
    } finally {
      System.setOut(standardOutput);
    }

    assertEquals(2, writes.size());
    assertEquals("start", Answer.json(writes.getFirst()).path("event").asText());
    assertEquals("token_vending", Answer.json(writes.getLast()).path("event").asText());
  }

  @Test
  void timeOfTheInvocation_endsWhatWouldTakeLonger() throws IOException {
    RequestStreamHandler function = start(order::add);
    world.port().answerWith(call -> Optional.of(Reply.of(400)));
    assertEquals("port_response_invalid", code(function, new LambdaContext()));
    world.port().answerWith(call -> Optional.of(Reply.of(200).after(Duration.ofSeconds(60))));
    LambdaContext ending = new LambdaContext().remaining(Duration.ofSeconds(1));

    // The limit on Port's answer alone is five seconds.
    assertTimeout(
        Duration.ofSeconds(5), () -> assertEquals("port_unavailable", code(function, ending)));
  }

  private String code(RequestStreamHandler function, LambdaContext context) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    function.handleRequest(event(world.request()), answer, context);
    String body = Answer.json(answer.toString(UTF_8)).path("body").textValue();
    return Answer.json(body).path("code").asText();
  }

  private RequestStreamHandler start(Consumer<String> log) {
    return TestFunction.handler(world.environment(), world::now, log, World.AWS);
  }

  private static InputStream event(GatewayEvent event) {
    return new ByteArrayInputStream(event.toJson().getBytes(UTF_8));
  }

  /** Keeps every write apart. */
  private static final class Recorder extends OutputStream {
    private final List<String> writes;

    Recorder(List<String> writes) {
      this.writes = writes;
    }

    @Override
    public void write(int b) {
      writes.add(String.valueOf((char) b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      writes.add(new String(bytes, offset, length, UTF_8));
    }
  }
}
