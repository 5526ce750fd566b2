package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.AwsSignature;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.FakeExecutionRole;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With SnapStart the function is started once, and copies of it run later and elsewhere: the copy
 * must know nothing that was fetched, secret or true only before the snapshot.
 */
class SnapshotIT {
  private static final FakeExecutionRole.Key OLD_KEY =
      new FakeExecutionRole.Key("ASIAOLD", "old-secret-access-key", "old-session-token");
  private static final FakeExecutionRole.Key NEW_KEY =
      new FakeExecutionRole.Key("ASIANEW", "new-secret-access-key", "new-session-token");

  /** Long enough for its token to be shared. */
  private static final String OLD_SECRET = "old-client-secret-as-long-as-those-of-port";

  @TempDir private Path folder;

  private final World world = World.start();
  private FakeExecutionRole role;
  private FakeDynamoDb table;
  private GitHubTokens oldKeys;
  private PackagedFunction function;

  @BeforeEach
  void startUntilSnapshot() throws IOException {
    role = FakeExecutionRole.start();
    role.give(OLD_KEY);
    oldKeys = world.gitHub().tokens();
    world.rotate(OLD_SECRET, true);
    world.port().clock(InstantSource.system());
    world.setting("CLOCK_SKEW", "0s");
    table = world.usedAndSharedTokens();
    Map<String, String> environment = new HashMap<>(world.environment());
    environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", role.credentialsUri().toString());
    environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", role.authorizationToken());
    function = PackagedFunction.startUntilSnapshot(folder, environment);
  }

  @AfterEach
  void close() {
    function.close();
    role.close();
    world.close();
  }

  @Test
  void snapshot_holdsNothingFetched_andNoConnection() throws IOException {
    // A connection would be one that the other end has long closed, or that copies share.
    assertEquals(0, LiveHeap.instances(function.processId(), "sun.net.www.http.KeepAliveEntry"));
    String snapshot = memory("snapshot");
    String policy = "main of any repository";
    List<String> fetched =
        List.of(oldKeys.kid(), OLD_SECRET, OLD_KEY.secretAccessKey(), OLD_KEY.sessionToken());

    assertFalse(calls().isEmpty());
    calls().forEach(SnapshotIT::assertAsksForNothing);
    assertEquals(List.of(), role.calls());
    assertTrue(snapshot.contains(policy));
    assertTrue(snapshot.contains("io/porttokenvending/api/EmbeddedMetrics"), "not rehearsed");
    for (String operation : List.of("GetItem", "PutItem")) {
      String type = "services/dynamodb/transform/" + operation + "RequestMarshaller";
      assertTrue(snapshot.contains(type), operation + " is not rehearsed");
    }
    assertTrue(snapshot.contains("io/porttokenvending/port/SharedResult"), "nothing was shared");
    assertEquals(List.of(), fetched.stream().filter(snapshot::contains).toList());

    assertInstanceOf(RuntimeApi.Result.Answer.class, function.restore());
    assertEquals(
        "granted", function.exchange(oldKeys.pushToMain().sign(Instant.now(), World.AUDIENCE)));
    String later = memory("later");
    assertEquals(fetched, fetched.stream().filter(later::contains).toList());
  }

  @Test
  void copy_usesCurrentTimeKeysAndCredentials() throws Exception {
    Instant snapshot = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    long end = snapshot.plusSeconds(2).getEpochSecond();
    String ended = oldKeys.pushToMain().with("exp", end).sign(snapshot, World.AUDIENCE);
    while (Instant.now().getEpochSecond() <= end) {
      Thread.sleep(50);
    }
    GitHubTokens newKeys = new GitHubTokens(oldKeys.issuer());
    world.gitHub().publish(newKeys, oldKeys);
    world.rotate("new-client-secret-as-long-as-those-of-port", true);
    role.give(NEW_KEY);
    assertInstanceOf(RuntimeApi.Result.Answer.class, function.restore());

    assertEquals("token_expired", function.exchange(ended));
    assertEquals(
        "granted", function.exchange(newKeys.pushToMain().sign(Instant.now(), World.AUDIENCE)));
    for (Call call : List.of(world.secrets().calls().getLast(), table.calls().getLast())) {
      assertTrue(AwsSignature.isGood(call, NEW_KEY.secretAccessKey()));
      assertEquals(Optional.of(NEW_KEY.sessionToken()), call.header("x-amz-security-token"));
    }
  }

  private static void assertAsksForNothing(Call call) {
    assertEquals("GET /", call.toString());
    assertFalse(call.hasHeader("Authorization"));
    assertEquals(0, call.body().length);
  }

  private List<Call> calls() {
    return List.of(world.gitHub(), world.secrets(), world.port(), table).stream()
        .flatMap(fake -> fake.calls().stream())
        .toList();
  }

  /** The JVM keeps text of ASCII as one byte a letter. */
  private String memory(String name) throws IOException {
    Path dump = folder.resolve(name + ".hprof");
    LiveHeap.dump(function.processId(), dump);
    return Files.readString(dump, ISO_8859_1);
  }
}
