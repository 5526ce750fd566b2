package io.porttokenvending.benchmark;

import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.trust.PolicyFolder;
import io.porttokenvending.trust.PolicyFolder.PolicyReading;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A policy folder whose rules list many repositories by id. */
final class ListedRepositories {
  private static final PolicyScope SCOPE =
      new PolicyScope(List.of(GitHubTokens.ISSUER), Set.of(), false);

  private final Path folder;
  private final int count;

  /**
   * Writes the folder.
   *
   * @param shape number of repositories in one rule, or number of rules x repositories per rule
   */
  ListedRepositories(String shape) throws IOException {
    int by = shape.indexOf('x');
    int rules = by < 0 ? 1 : Integer.parseInt(shape.substring(0, by));
    int each = Integer.parseInt(shape.substring(by + 1));
    count = rules * each;
    folder = Files.createTempDirectory(WarmPath.FOLDER, "policy");
    StringBuilder profile =
        new StringBuilder(
            """
            port:
              region: eu
              credentials: port/catalog-reader
            trust:
            """);
    for (int i = 0; i < count; i++) {
      if (i % each == 0) {
        profile.append(
            """
              - name: listed repositories %d
                repository_owner_id: "999999999999"
                ref: refs/heads/main
                repository_id:
            """
                .formatted(i / each));
      }
      profile.append("      - \"").append(id(i)).append("\"\n");
    }
    Files.writeString(folder.resolve("catalog-reader.yaml"), profile);
  }

  /** Returns the total number of repositories. */
  int count() {
    return count;
  }

  /** Returns the id at a zero-based index; beyond the end, an id that is not listed. */
  String id(int place) {
    return Long.toString(1_100_000_000L + 7L * place);
  }

  TrustPolicy load() {
    return switch (PolicyFolder.read(folder, SCOPE)) {
      case PolicyReading.Loaded(TrustPolicy policy) -> policy;
      case PolicyReading.Unusable(var problems) ->
          throw new IllegalStateException(problems.toString());
    };
  }
}
