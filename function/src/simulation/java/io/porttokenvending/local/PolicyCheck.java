package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.cli.lint.Finding;
import io.porttokenvending.cli.lint.LintReport;
import io.porttokenvending.cli.lint.PolicyLint;
import io.porttokenvending.mcp.ToolCatalog;
import io.porttokenvending.trust.PolicyFolder;
import io.porttokenvending.trust.PolicyFolder.PolicyReading;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads policies with the function's reader and checks them with {@code policy lint}.
 *
 * @param scope settings of the deployment that limit a policy
 */
public record PolicyCheck(PolicyScope scope) {

  /** Checks the profiles in a folder. */
  public CheckedPolicy folder(Path folder) {
    PolicyLint lint = new PolicyLint(scope, List.of(), ToolCatalog.port());
    LintReport report = lint.check(folder);
    Optional<TrustPolicy> policy = read(folder);
    // The versions differ if a file was saved in between.
    while (!report.version().equals(policy.map(TrustPolicy::version))) {
      report = lint.check(folder);
      policy = read(folder);
    }
    return new CheckedPolicy(
        policy, report.findings().stream().map(each -> finding(each, folder)).toList());
  }

  private Optional<TrustPolicy> read(Path folder) {
    return switch (PolicyFolder.read(folder, scope)) {
      case PolicyReading.Loaded(TrustPolicy policy) -> Optional.of(policy);
      case PolicyReading.Unusable unusable -> Optional.empty();
    };
  }

  /**
   * Checks profiles that are not in a folder, for example those of an editor.
   *
   * @param texts by file name, for example {@code catalog-reader.yaml}
   * @throws IllegalArgumentException if a file name is a path
   */
  public CheckedPolicy texts(Map<String, String> texts) throws IOException {
    texts.keySet().forEach(PolicyCheck::requireFileName);
    // The reader and lint read files, which exist only during the check.
    Path folder = Files.createTempDirectory("policy-check-");
    try {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        Files.writeString(folder.resolve(text.getKey()), text.getValue(), UTF_8);
      }
      return folder(folder);
    } finally {
      for (String name : texts.keySet()) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  /** A path could lead to any file of this machine. */
  private static void requireFileName(String name) {
    boolean plain = name.endsWith(".yaml") && name.indexOf('/') < 0 && name.indexOf('\\') < 0;
    if (!plain) {
      throw new IllegalArgumentException(
          "A profile's file must be named NAME.yaml, without a folder. Rename the file.");
    }
  }

  private static PolicyFinding finding(Finding finding, Path folder) {
    return new PolicyFinding(
        finding.file().equals(folder.toString()) ? "" : finding.file(),
        finding.at().line(),
        finding.at().column(),
        finding.code(),
        finding.message(),
        finding.suggestion());
  }
}
