package io.porttokenvending.cli;

import java.nio.file.Path;

/** The policies in the repository that the build checks. */
public final class SamplePolicies {
  /** The operator's policy. Its issuers and hosts are in {@code infra/samconfig.toml}. */
  public static final Path DEPLOYED = Path.of("..", "infra", "policy-layer", "policy");

  public static final Path ORGANIZATION = Path.of("..", "infra", "examples", "organization");

  /** The environment of that file, which {@code mvn verify -Dpolicy.config-env=NAME} selects. */
  public static final String CONFIG_ENV =
      "--config-env=" + System.getProperty("policy.config-env", "default");

  private SamplePolicies() {}
}
