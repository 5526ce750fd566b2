package io.porttokenvending.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.LambdaContext;
import io.porttokenvending.testing.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Memory that a granted request allocates with cached keys, secret and Port token, including its
 * audit line. Unlike the time, it does not depend on the load of the machine.
 */
class WarmAllocationTest {
  /** Interpreted or compiled by C1, it was 69.4 KiB, of which the token's check is 20. */
  private static final long MOST = 71 * 1024;

  private static final int REQUESTS = 3000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final World world = World.start();
  private final PrintStream standardOutput = System.out;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream(8192);

  @BeforeEach
  void silence() {
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
  }

  @AfterEach
  void close() {
    System.setOut(standardOutput);
    world.close();
  }

  @Test
  void requestForEverything_servedFromCaches_allocatesLittle() throws IOException {
    VendingHandler function =
        TestFunction.handler(
            world.environment(), world::now, VendingHandler::toStandardOutput, World.AWS);
    byte[] event =
        world
            .request("{\"profile\":\"catalog-reader\",\"client\":\"claude-code\"}")
            .header("User-Agent", "curl/8.5.0")
            .toJson()
            .getBytes(UTF_8);
    send(function, event);

    long start = THREADS.getCurrentThreadAllocatedBytes();
    send(function, event);
    long each = (THREADS.getCurrentThreadAllocatedBytes() - start) / REQUESTS;

    assertTrue(each <= MOST, () -> each + " bytes a request");
    assertEquals(200, Answer.json(answer.toString(UTF_8)).path("statusCode").asInt());
    assertEquals(1, world.port().calls().size());
  }

  private void send(VendingHandler function, byte[] event) throws IOException {
    LambdaContext context = new LambdaContext();
    for (int i = 0; i < REQUESTS; i++) {
      answer.reset();
      function.handleRequest(new ByteArrayInputStream(event), answer, context);
    }
  }
}
