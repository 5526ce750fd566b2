package io.porttokenvending.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.json.StrictYaml;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlReading;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.json.YamlSequence;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.Identities;
import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.PolicyFolder;
import io.porttokenvending.trust.PolicyReading;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.TrustPolicy;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The policy that the build packs loads, and decides each case beside it as the case says. */
class SamplePolicyTest {
  private static final Path POLICY = Path.of("..", "infra", "policy");

  static Stream<Named<Map<String, YamlNode>>> cases() throws IOException {
    Stream.Builder<Named<Map<String, YamlNode>>> cases = Stream.builder();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(POLICY.resolve("tests"), "*.yaml")) {
      for (Path file : files) {
        YamlSequence list = (YamlSequence) read(file);
        for (YamlNode item : list.items()) {
          Map<String, YamlNode> members = members(item);
          cases.add(Named.of(text(members, "name").orElseThrow(), members));
        }
      }
    }
    return cases.build();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void samplePolicy_decidesTheCaseAsItSays(Map<String, YamlNode> members) {
    String verdict =
        switch (policy().decide(Identities.of(token(members)), text(members, "profile"))) {
          case Decision.Granted(Profile _, String rule) -> "granted by " + rule;
          case Decision.Denied denied ->
              "denied as " + denied.reason().name().toLowerCase(Locale.ROOT);
        };
    String expected =
        text(members, "expect").orElseThrow().equals("granted")
            ? "granted by " + text(members, "rule").orElseThrow()
            : "denied as " + text(members, "code").orElseThrow();
    assertEquals(expected, verdict);
  }

  /** The usual token with the case's claims; the owner's name follows the repository's. */
  private static GitHubToken token(Map<String, YamlNode> members) {
    GitHubToken token = Identities.pushToMain();
    Map<String, YamlNode> claims = members(Objects.requireNonNull(members.get("claims")));
    for (String claim : claims.keySet()) {
      String value = text(claims, claim).orElseThrow();
      token = token.with(claim, value);
      if (claim.equals("repository") && !claims.containsKey("repository_owner")) {
        token = token.with("repository_owner", value.substring(0, value.indexOf('/')));
      }
    }
    return token;
  }

  private static TrustPolicy policy() {
    return switch (PolicyFolder.read(POLICY, Policies.SCOPE)) {
      case PolicyReading.Loaded(TrustPolicy policy) -> policy;
      case PolicyReading.Unusable(List<?> problems) -> throw new AssertionError(problems);
    };
  }

  private static YamlNode read(Path file) throws IOException {
    return switch (StrictYaml.read(Files.readAllBytes(file))) {
      case YamlReading.Value(YamlNode root) -> root;
      case YamlReading.Malformed(var problems) -> throw new AssertionError(file + ": " + problems);
    };
  }

  private static Map<String, YamlNode> members(YamlNode node) {
    Map<String, YamlNode> members = new LinkedHashMap<>();
    ((YamlMapping) node).entries().forEach(entry -> members.put(entry.key().text(), entry.value()));
    return members;
  }

  private static Optional<String> text(Map<String, YamlNode> members, String key) {
    return Optional.ofNullable(members.get(key)).map(node -> ((YamlScalar) node).text());
  }
}
