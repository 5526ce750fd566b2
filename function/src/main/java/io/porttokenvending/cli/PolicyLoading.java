package io.porttokenvending.cli;

import io.porttokenvending.trust.PolicyFolder;
import io.porttokenvending.trust.PolicyFolder.PolicyReading;
import io.porttokenvending.trust.PolicyProblem;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a policy for the commands that cannot work with a malformed one. */
public final class PolicyLoading {
  private PolicyLoading() {}

  /** Returns the policy; or prints every problem and returns empty. */
  public static Optional<TrustPolicy> load(Path folder, PolicyScope scope, PrintWriter err) {
    if (!Files.isDirectory(folder)) {
      throw new UsageException(folder + " is not a folder");
    }
    return switch (PolicyFolder.read(folder, scope)) {
      case PolicyReading.Loaded(TrustPolicy policy) -> Optional.of(policy);
      case PolicyReading.Unusable(List<PolicyProblem> problems) -> {
        problems.forEach(err::println);
        yield Optional.empty();
      }
    };
  }
}
