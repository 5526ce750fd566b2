package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.trust.PolicyFolder;
import io.porttokenvending.trust.PolicyFolder.PolicyReading;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Trust policies out of texts, read as the function reads them: from a folder of files. */
public final class Policies {
  /** Only GitHub as an issuer, and only Port's hosts. */
  public static final PolicyScope SCOPE =
      new PolicyScope(List.of(GitHubTokens.ISSUER), Set.of(), false);

  private Policies() {}

  /** Returns the text of a profile with these rules; adds names to rules without one. */
  public static String profile(String... rules) {
    StringBuilder yaml =
        new StringBuilder("port: {region: eu, credentials: port/reader}\n").append("trust:\n");
    for (int i = 0; i < rules.length; i++) {
      String rule = rules[i].strip();
      String named =
          rule.startsWith("{") || rule.lines().anyMatch(line -> line.startsWith("name:"))
              ? rule
              : "name: rule " + i + "\n" + rule;
      yaml.append("  - ").append(named.replace("\n", "\n    ")).append('\n');
    }
    return yaml.toString();
  }

  /** Returns a valid policy with these rules in one profile, {@code reader}. */
  public static TrustPolicy ofRules(String... rules) {
    return of(Map.of("reader", profile(rules)));
  }

  /** Returns a valid policy from texts by profile name. */
  public static TrustPolicy of(Map<String, String> profiles) {
    return of(profiles, SCOPE);
  }

  /** Returns a valid policy from texts by profile name. */
  public static TrustPolicy of(Map<String, String> profiles, PolicyScope scope) {
    return switch (read(profiles, scope)) {
      case PolicyReading.Loaded(TrustPolicy policy) -> policy;
      case PolicyReading.Unusable(var problems) -> throw new AssertionError(problems);
    };
  }

  /** What becomes of a policy, by profile name. */
  public static PolicyReading read(Map<String, String> profiles, PolicyScope scope) {
    try {
      Path folder = Files.createTempDirectory("policy");
      try {
        for (Map.Entry<String, String> profile : profiles.entrySet()) {
          Files.writeString(folder.resolve(profile.getKey() + ".yaml"), profile.getValue(), UTF_8);
        }
        return PolicyFolder.read(folder, scope);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
