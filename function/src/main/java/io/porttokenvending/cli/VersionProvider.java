package io.porttokenvending.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of {@code policy-cli.jar}. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(VersionProvider.class.getPackage().getImplementationVersion())
            .orElse("(unknown version; run policy-cli.jar)");
    return new String[] {"policy " + version};
  }
}
