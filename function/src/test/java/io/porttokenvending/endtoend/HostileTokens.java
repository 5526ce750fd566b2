package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.testing.FakeGitHub;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.World;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Invalid tokens from a seeded source, each different. */
final class HostileTokens {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.";

  private final GitHubTokens genuine;
  private final GitHubTokens forger;
  private final GitHubTokens unlisted;
  private final URI elsewhere;
  private final RandomGenerator random;

  /**
   * @param elsewhere an attacker's server, which the function must never call
   */
  HostileTokens(FakeGitHub gitHub, URI elsewhere, RandomGenerator random) {
    this.genuine = gitHub.tokens();
    this.forger = new GitHubTokens(genuine.issuer());
    this.unlisted = new GitHubTokens(elsewhere.toString());
    this.elsewhere = elsewhere;
    this.random = random;
  }

  /** Signed by the stranger's key in the name of a published one, or changed after signing. */
  String forged() {
    if (random.nextBoolean()) {
      return sign(forger.pushToMain().header("kid", genuine.kid()));
    }
    String token = sign(genuine.pushToMain());
    int at = token.lastIndexOf('.') + 1 + random.nextInt(300);
    char other = token.charAt(at) == 'A' ? 'B' : 'A';
    return token.substring(0, at) + other + token.substring(at + 1);
  }

  String inventedKey() {
    return sign(forger.pushToMain().header("kid", UUID.randomUUID().toString()));
  }

  String unlistedIssuer() {
    return sign(unlisted.pushToMain());
  }

  String expired() {
    Duration age = Duration.ofMinutes(6 + random.nextInt(100_000));
    return genuine.pushToMain().sign(Instant.now().minus(age), World.AUDIENCE);
  }

  /** Good in all but that no profile names its owner. */
  String strangers() {
    return sign(stranger());
  }

  String otherAlgorithm() {
    String[] names = {"none", "None", "HS256", "RS512", "PS256", "ES256", "rs256"};
    return sign(genuine.pushToMain().header("alg", names[random.nextInt(names.length)]));
  }

  /** With a key along, or where to find one. */
  String ownKey() {
    GitHubToken token = forger.pushToMain().header("kid", genuine.kid());
    return sign(
        random.nextBoolean()
            ? token.header("jku", elsewhere + "/.well-known/jwks")
            : token.header("jwk", forger.jwk()));
  }

  String dots() {
    int length = 1 + random.nextInt(9000);
    return switch (random.nextInt(3)) {
      case 0 -> ".".repeat(length);
      case 1 -> "..";
      default -> letters(length);
    };
  }

  /** A valid token in an encoding that lenient decoders treat as equal. */
  String otherSpelling() {
    String token = sign(genuine.pushToMain());
    char last = token.charAt(token.length() - 1);
    return switch (random.nextInt(4)) {
      case 0 -> token + "=".repeat(1 + random.nextInt(2));
      case 1 -> token.replaceFirst("\\.", "=.");
      // 256 bytes end in a letter of which two bits count: A, Q, g or w.
      case 2 -> token.substring(0, token.length() - 1) + (char) (last + 1);
      default -> token.replaceFirst("\\.", "+/.");
    };
  }

  /** A valid token with a header of more than a thousand levels. */
  String deep() {
    int levels = 1000 + random.nextInt(500);
    String header = "{\"alg\":\"RS256\",\"x\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8));
    return encoded + sign(genuine.pushToMain()).substring(encoded.length() / 4);
  }

  private GitHubToken stranger() {
    String owner = "stranger" + random.nextInt(1_000_000);
    return genuine
        .pushToMain()
        .with("repository_owner_id", NODES.textNode(Integer.toString(random.nextInt(1_000_000))))
        .with("repository_owner", owner)
        .with("repository", owner + "/api");
  }

  private static String sign(GitHubToken token) {
    return token.sign(Instant.now(), World.AUDIENCE);
  }

  private String letters(int length) {
    return random
        .ints(length, 0, LETTERS.length())
        .mapToObj(at -> LETTERS.substring(at, at + 1))
        .collect(Collectors.joining());
  }
}
