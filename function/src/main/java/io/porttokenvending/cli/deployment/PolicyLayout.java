package io.porttokenvending.cli.deployment;

import java.nio.file.Path;

/**
 * Places of the files that belong to a policy folder.
 *
 * <p>The template deploys the content of the folder {@code policy-layer}, so nothing else may be in
 * there. Cases and settings of the policy folder {@code policy-layer/policy} are therefore next to
 * {@code policy-layer}.
 *
 * @param cases {@code policy-tests} next to the layer; for a policy outside a layer, its own {@code
 *     tests}
 * @param samConfig the deployment's settings, next to the layer or to the policy; may not exist
 */
public record PolicyLayout(Path cases, Path samConfig) {
  private static final String LAYER = "policy-layer";
  private static final String SETTINGS = "samconfig.toml";

  public static PolicyLayout of(Path policy) {
    Path folder = policy.toAbsolutePath().normalize();
    Path parent = folder.getParent();
    if (parent == null || !parent.endsWith(LAYER)) {
      return new PolicyLayout(policy.resolve("tests"), folder.resolveSibling(SETTINGS));
    }
    Path cases = parent.resolveSibling("policy-tests");
    // Messages name the folder in the way in which the user named the policy.
    Path shown = policy.isAbsolute() ? cases : Path.of("").toAbsolutePath().relativize(cases);
    return new PolicyLayout(shown, parent.resolveSibling(SETTINGS));
  }
}
