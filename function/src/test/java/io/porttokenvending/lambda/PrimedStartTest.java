package io.porttokenvending.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.api.VendingEndpoint;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.Fake;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.PortLanesInWorld;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.World;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A start fetches what the first request needs if it is available, and otherwise continues. */
class PrimedStartTest {
  private static final Duration ENOUGH = Duration.ofSeconds(30);

  private final World world = World.start();
  private FakeDynamoDb table = world.usedTokens();
  private final List<String> lines = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void firstRequest_findsKeysAndSecretFetched() {
    VendingEndpoint function = start(ENOUGH);
    assertEquals(List.of("GET /.well-known/jwks"), calls(world.gitHub()));
    assertEquals(1, world.secrets().calls().size());
    forgetCalls();

    assertEquals(200, request(function));
    assertEquals(List.of(), calls(world.gitHub()));
    assertEquals(List.of(), calls(world.secrets()));
    assertEquals(List.of("POST /v1/auth/access_token"), calls(world.port()));
    // Port's token is fetched, so that the row is read before it is written.
    assertEquals(List.of("POST /", "POST /"), calls(table));
  }

  @Test
  void portAndTable_getNoRequest() {
    start(ENOUGH);

    for (Fake fake : List.of(world.port(), table)) {
      assertEquals(List.of("GET /"), calls(fake));
      Call call = fake.calls().getFirst();
      assertFalse(call.hasHeader("Authorization"));
      assertEquals(0, call.body().length);
    }
  }

  @Test
  void start_writesNoOutput() {
    start(ENOUGH);

    assertEquals(1, lines.size());
    assertTrue(lines.getFirst().contains("ALLOW_INSECURE_LOOPBACK"));
  }

  @Test
  void upstreamsThatFail_areLeftToTheFirstRequest() {
    fakes().forEach(fake -> fake.answerWith(call -> Optional.of(Reply.of(500))));
    VendingEndpoint function = start(ENOUGH);
    fakes().forEach(Fake::answerAsUsual);

    assertEquals(200, request(function));
  }

  @Test
  void upstreamsThatHang_holdTheStartUpForItsLimitOnly() {
    Reply never = Reply.of(200).after(Duration.ofMinutes(1));
    fakes().forEach(fake -> fake.answerWith(call -> Optional.of(never)));

    // Waiting for each of their own limits would take longer.
    VendingEndpoint function =
        assertTimeout(Duration.ofSeconds(4), () -> start(Duration.ofMillis(200)));
    fakes().forEach(Fake::answerAsUsual);
    assertEquals(200, request(function));
  }

  @Test
  void secrets_areReadForFiveCredentialsAtMost() {
    for (int i = 0; i < 9; i++) {
      String secret = "port-token-vending/further-" + i / 2;
      String port = World.PORT.replace(World.CREDENTIALS, secret);
      world.secrets().put(secret, "{\"clientId\":\"further\",\"clientSecret\":\"further\"}");
      world.profile("further-" + i, port + World.TRUST);
    }
    start(ENOUGH);

    assertEquals(5, world.secrets().calls().size());
    assertEquals(1, world.port().calls().size());
  }

  @Test
  void secrets_ofEveryLane_areRead() {
    new PortLanesInWorld(world).use(3);
    start(ENOUGH);

    assertEquals(3, world.secrets().calls().size());
  }

  @Test
  void start_withSnapStart_sendsNoRequest() {
    startBeforeSnapshot();

    for (Fake fake : fakes()) {
      assertEquals(Collections.nCopies(PrimedStart.ROUNDS, "GET /"), calls(fake));
      for (Call call : fake.calls()) {
        assertFalse(call.hasHeader("Authorization"));
        assertEquals(Optional.of("close"), call.header("Connection"));
      }
    }
  }

  @Test
  void snapshotCopy_fetchesEverythingAgain() {
    VendingEndpoint function = startBeforeSnapshot();
    forgetCalls();

    assertEquals(200, request(function));
    assertEquals(List.of("GET /.well-known/jwks"), calls(world.gitHub()));
    assertEquals(List.of("GET /", "POST /"), calls(world.secrets()));
  }

  /** While the keys are fetched, connections are opened; only a grant sends a request there. */
  @Test
  void snapshotCopy_deniedFirst_hasOnlyConnectionsForTheGrant() {
    VendingEndpoint function = startBeforeSnapshot();
    forgetCalls();

    GitHubTokens strangers = new GitHubTokens(world.gitHub().tokens().issuer());
    String forged = strangers.pushToMain().sign(world.now(), World.AUDIENCE);
    assertEquals(401, request(function, world.bearing(forged)));
    assertEquals(List.of("GET /"), calls(world.secrets()));
    assertEquals(List.of("GET /"), calls(table));
    assertEquals(200, request(function));
    assertEquals(List.of("GET /", "POST /"), calls(world.secrets()));
  }

  /** With shared tokens, the token probably is in the table. */
  @Test
  void snapshotCopy_withoutSharedTokens_connectsToPort() {
    VendingEndpoint function = startBeforeSnapshot();
    forgetCalls();
    assertEquals(200, request(function));
    assertEquals(List.of("GET /", "POST /v1/auth/access_token"), calls(world.port()));

    table = world.usedAndSharedTokens();
    function = startBeforeSnapshot();
    forgetCalls();
    assertEquals(200, request(function));
    assertEquals(List.of("POST /v1/auth/access_token"), calls(world.port()));
  }

  private VendingEndpoint startBeforeSnapshot() {
    world.setting("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    return start(ENOUGH);
  }

  private VendingEndpoint start(Duration limit) {
    return PrimedStart.of(world.environment(), world::now, lines::add, World.AWS, limit);
  }

  private int request(VendingEndpoint function) {
    return request(function, world.request());
  }

  private static int request(VendingEndpoint function, GatewayEvent request) {
    byte[] event = request.toJson().getBytes(UTF_8);
    return function.answer(event, World.INVOCATION, Deadline.in(ENOUGH)).status();
  }

  private List<Fake> fakes() {
    return List.of(world.gitHub(), world.secrets(), world.port(), table);
  }

  private void forgetCalls() {
    fakes().forEach(Fake::forgetCalls);
  }

  private static List<String> calls(Fake fake) {
    return fake.calls().stream().map(Call::toString).toList();
  }
}
