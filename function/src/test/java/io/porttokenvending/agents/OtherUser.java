package io.porttokenvending.agents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A user other than root, like that of GitHub's runners; tests that root does not run need none.
 */
final class OtherUser {
  private static final String NAME = "nobody";
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private OtherUser() {}

  /** The command as this user. */
  static List<String> as(List<String> command) {
    if (!ROOT) {
      return command;
    }
    List<String> all =
        new ArrayList<>(List.of("setpriv", "--reuid=" + NAME, "--regid=65534", "--clear-groups"));
    all.addAll(command);
    return all;
  }

  /** Gives a folder and all that is in it to this user. */
  static void own(Path folder) throws IOException {
    if (ROOT) {
      UserPrincipal user =
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NAME);
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.toList()) {
          Files.setOwner(path, user);
        }
      }
    }
  }
}
