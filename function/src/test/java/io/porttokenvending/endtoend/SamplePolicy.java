package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.local.PolicyCheck;
import io.porttokenvending.local.Simulation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The tests' sample policy as a folder, which the packaged function reads. */
final class SamplePolicy {
  private static final Path SAMPLES = Path.of("src", "test", "resources", "sample-policy");
  private static final String PROFILE = "catalog-reader.yaml";

  private SamplePolicy() {}

  /** Writes the policy with these addresses of Port, and returns its new folder. */
  static Path write(Path parent, URI api, URI mcp) throws IOException {
    Path folder = Files.createDirectories(parent.resolve("policy"));
    String addresses = "port:\n  api_url: " + api + "\n  mcp_url: " + mcp + "\n";
    String profile = Files.readString(SAMPLES.resolve(PROFILE), UTF_8);
    Files.writeString(folder.resolve(PROFILE), profile.replace("port:\n", addresses), UTF_8);
    return folder;
  }

  /** Returns the variables of a function with this policy in a simulated world. */
  static Map<String, String> environment(Simulation world, Path parent) throws IOException {
    PolicyCheck check = new PolicyCheck(world.deployment().scope());
    // For its effect: the world stores the secrets that the policy names.
    world.withPort(check.folder(SAMPLES).policy().orElseThrow());
    Map<String, String> environment = new HashMap<>(world.environment());
    Path policy = write(parent, world.port().uri(), world.port().mcpUri());
    environment.put("POLICY_PATH", policy.toString());
    return environment;
  }
}
