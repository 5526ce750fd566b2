package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The container endpoint where a function with SnapStart finds the credentials of its execution
 * role, which are others for each environment that is restored.
 */
public final class FakeExecutionRole extends Fake {
  private static final String PATH = "/2021-04-23/credentials";

  private final String authorizationToken = UUID.randomUUID().toString();
  private volatile Key key = new Key("ASIAEXAMPLE", "secret-key", "session");

  /** Temporary credentials. */
  public record Key(String accessKeyId, String secretAccessKey, String sessionToken) {}

  private FakeExecutionRole(LoopbackServer server) {
    super(server);
  }

  public static FakeExecutionRole start() throws IOException {
    FakeExecutionRole role = new FakeExecutionRole(LoopbackServer.bind(0));
    role.serve();
    return role;
  }

  /** What is handed out from now on. */
  public void give(Key next) {
    key = next;
  }

  /** The value of {@code AWS_CONTAINER_CREDENTIALS_FULL_URI}. */
  public URI credentialsUri() {
    return URI.create(uri() + PATH);
  }

  /** The value of {@code AWS_CONTAINER_AUTHORIZATION_TOKEN}. */
  public String authorizationToken() {
    return authorizationToken;
  }

  @Override
  Reply answer(Call call) {
    if (!call.method().equals("GET") || !call.path().equals(PATH)) {
      return Reply.of(404);
    }
    if (!call.header("authorization").equals(Optional.of(authorizationToken))) {
      return Reply.of(403);
    }
    Key given = key;
    return Reply.json(
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put("AccessKeyId", given.accessKeyId())
            .put("SecretAccessKey", given.secretAccessKey())
            .put("Token", given.sessionToken())
            .put("Expiration", Instant.now().plus(Duration.ofHours(6)).toString()));
  }
}
