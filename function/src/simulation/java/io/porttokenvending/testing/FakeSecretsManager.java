package io.porttokenvending.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.StoredSecret.Access;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** AWS Secrets Manager's {@code GetSecretValue}. */
public final class FakeSecretsManager extends Fake {
  private static final AwsJson WIRE = AwsJson.SECRETS_MANAGER;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final Map<String, StoredSecret> secrets = new LinkedHashMap<>();

  private FakeSecretsManager(LoopbackServer server) {
    super(server);
  }

  public static FakeSecretsManager start() throws IOException {
    return start(0);
  }

  public static FakeSecretsManager start(int port) throws IOException {
    FakeSecretsManager fake = new FakeSecretsManager(LoopbackServer.bind(port));
    fake.serve();
    return fake;
  }

  /**
   * Creates the secret or gives it a new current version.
   *
   * @return the new version's id
   */
  public String put(String name, String secretString) {
    synchronized (secrets) {
      return secret(name).add("SecretString", secretString);
    }
  }

  /** Adds a version that is not current, as a rotation does before it finishes. */
  public String putPending(String name, String secretString) {
    synchronized (secrets) {
      return secret(name).addPending("SecretString", secretString);
    }
  }

  /** Adds a current version with bytes instead of text. */
  public String putBinary(String name, byte[] secretBinary) {
    synchronized (secrets) {
      return secret(name).add("SecretBinary", Base64.getEncoder().encodeToString(secretBinary));
    }
  }

  /** Returns the ARN that the secret has or will have, including the six random characters. */
  public String arn(String name) {
    synchronized (secrets) {
      return secret(name).arn();
    }
  }

  /** Schedules the secret for deletion. */
  public void delete(String name) {
    access(name, Access.DELETED);
  }

  /** Denies access to the secret, even if it does not exist. */
  public void deny(String name) {
    access(name, Access.DENIED);
  }

  /** Undoes {@link #delete} and {@link #deny}. */
  public void restore(String name) {
    access(name, Access.OPEN);
  }

  private void access(String name, Access access) {
    synchronized (secrets) {
      secret(name).access(access);
    }
  }

  private StoredSecret secret(String name) {
    return secrets.computeIfAbsent(name, any -> new StoredSecret(name, suffix()));
  }

  private static String suffix() {
    return new SecureRandom()
        .ints(6, 0, LETTERS.length())
        .mapToObj(letter -> LETTERS.substring(letter, letter + 1))
        .collect(Collectors.joining());
  }

  /** Returns an error of the given type, for {@link #answerNext}. */
  public static Reply refusal(String type) {
    return WIRE.error(type, "refused");
  }

  @Override
  Reply answer(Call call) {
    return WIRE.answer(call, Map.of("secretsmanager.GetSecretValue", this::getSecretValue));
  }

  private Reply getSecretValue(JsonNode request) {
    if (!request.path("SecretId").isTextual()) {
      return WIRE.error("ValidationException", "SecretId must be a string.");
    }
    String id = request.path("SecretId").textValue();
    synchronized (secrets) {
      return secrets.values().stream()
          .filter(secret -> secret.isNamed(id))
          .findFirst()
          .map(secret -> read(secret, request))
          .orElseGet(() -> notFound("There is no such secret."));
    }
  }

  private static Reply read(StoredSecret secret, JsonNode request) {
    return switch (secret.access()) {
      case DENIED -> WIRE.error("AccessDeniedException", "Not authorized to read the secret.");
      case DELETED -> WIRE.error("InvalidRequestException", "The secret is marked for deletion.");
      case OPEN ->
          secret.read(request).map(WIRE::ok).orElseGet(() -> notFound("There is no such version."));
    };
  }

  private static Reply notFound(String message) {
    return WIRE.error("ResourceNotFoundException", message);
  }
}
