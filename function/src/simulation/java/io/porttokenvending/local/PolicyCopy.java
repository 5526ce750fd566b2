package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A folder with the sample profiles, each sent to the simulated Port by two lines below its {@code
 * port:}; closing deletes it.
 */
public final class PolicyCopy implements AutoCloseable {
  private static final String EXTENSION = ".yaml";

  private final Path folder;

  private PolicyCopy(Path folder) {
    this.folder = folder;
  }

  /**
   * Copies the profiles.
   *
   * @param api base of the simulated Port's REST API
   * @param mcp its MCP server
   */
  public static PolicyCopy of(Path samples, URI api, URI mcp) throws IOException {
    return of(samples, api, mcp, UnaryOperator.identity());
  }

  /** Copies the profiles, each also edited. */
  static PolicyCopy of(Path samples, URI api, URI mcp, UnaryOperator<String> edit)
      throws IOException {
    PolicyCopy copy = new PolicyCopy(Files.createTempDirectory("port-token-vending-policy-"));
    for (Path sample : profiles(samples)) {
      Path target = copy.folder.resolve(sample.getFileName());
      Files.writeString(target, edit.apply(redirected(sample, api, mcp)), UTF_8);
    }
    return copy;
  }

  public Path folder() {
    return folder;
  }

  /** The names of a policy folder's profiles, in their order. */
  static List<String> names(Path folder) throws IOException {
    return profiles(folder).stream()
        .map(file -> String.valueOf(file.getFileName()))
        .map(file -> file.substring(0, file.length() - EXTENSION.length()))
        .toList();
  }

  private static List<Path> profiles(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + EXTENSION)) {
      entries.forEach(files::add);
    }
    return files.stream().sorted().toList();
  }

  private static String redirected(Path sample, URI api, URI mcp) throws IOException {
    String profile = Files.readString(sample, UTF_8);
    String port = "\nport:\n";
    int at = profile.indexOf(port);
    if (at < 0) {
      // Going on would send simulated credentials to the real Port.
      throw new IOException(sample + " has no line that is port: and nothing else");
    }
    String addresses = "  api_url: " + api + "\n  mcp_url: " + mcp + "\n";
    return new StringBuilder(profile).insert(at + port.length(), addresses).toString();
  }

  @Override
  public void close() {
    try {
      for (Path copy : profiles(folder)) {
        Files.delete(copy);
      }
      Files.delete(folder);
    } catch (IOException e) {
      // Somebody put more into it, or took it away: it is theirs.
    }
  }
}
