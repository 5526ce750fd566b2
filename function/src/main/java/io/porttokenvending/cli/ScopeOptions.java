package io.porttokenvending.cli;

import io.porttokenvending.cli.deployment.DeploymentSettings;
import io.porttokenvending.cli.deployment.SamConfig;
import io.porttokenvending.trust.PolicyFolder;
import io.porttokenvending.trust.PolicyFolder.PolicyReading;
import io.porttokenvending.trust.PolicyProblem;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.TrustPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Selects the deployment's settings that bound a policy. Without options they come from the {@code
 * samconfig.toml} next to the policy folder or its layer; an option replaces the file's list of the
 * same name.
 */
public final class ScopeOptions {
  @Option(
      names = "--issuer",
      paramLabel = "ISSUER",
      description = "a trusted issuer, instead of those in OidcIssuers; may be repeated")
  List<String> issuers = new ArrayList<>();

  @Option(
      names = "--allowed-host",
      paramLabel = "HOST",
      description =
          "a host for port.api_url and port.mcp_url, instead of those in AllowedHosts; may be"
              + " repeated")
  Set<String> allowedHosts = new LinkedHashSet<>();

  @Option(
      names = "--allowed-mcp-host",
      paramLabel = "HOST",
      description = "a host for mcp.servers, instead of those in AllowedMcpHosts; may be repeated")
  Set<String> allowedMcpHosts = new LinkedHashSet<>();

  @Option(
      names = "--samconfig",
      paramLabel = "FILE",
      description =
          "the deployment's samconfig.toml (default: the one next to the policy folder or next to"
              + " policy-layer/, if there is one)")
  Optional<Path> samconfig = Optional.empty();

  @Option(
      names = "--config-env",
      paramLabel = "NAME",
      defaultValue = SamConfig.DEFAULT_ENVIRONMENT,
      description = "environment of samconfig.toml (default: ${DEFAULT-VALUE})")
  String environment;

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  /** Returns the settings that this policy is deployed with. */
  public DeploymentSettings settings(Path policy) {
    return settings(policy, samconfig);
  }

  /**
   * Returns the settings that this policy is deployed with.
   *
   * @param file its samconfig.toml; if empty, the one of its {@code PolicyLayout}, or else the
   *     template's defaults
   */
  public DeploymentSettings settings(Path policy, Optional<Path> file) {
    if (!Files.isDirectory(policy)) {
      throw new UsageException(
          policy + " is not a folder; pass the folder that contains the profiles");
    }
    return file.map(named -> SamConfig.read(named, environment))
        .orElseGet(() -> SamConfig.of(policy, environment))
        .with(issuers, allowedHosts, allowedMcpHosts);
  }

  /** Returns the policy, or prints every problem to standard error and returns empty. */
  public Optional<TrustPolicy> load(Path folder, PolicyScope scope) {
    return switch (PolicyFolder.read(folder, scope)) {
      case PolicyReading.Loaded(TrustPolicy policy) -> Optional.of(policy);
      case PolicyReading.Unusable(List<PolicyProblem> problems) -> {
        problems.forEach(command.commandLine().getErr()::println);
        yield Optional.empty();
      }
    };
  }
}
