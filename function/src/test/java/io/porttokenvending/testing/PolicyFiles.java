package io.porttokenvending.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of profiles of its own. */
final class PolicyFiles {
  private final Path folder;

  PolicyFiles() throws IOException {
    folder = Files.createTempDirectory("policy");
  }

  Path folder() {
    return folder;
  }

  void write(String profile, String yaml) {
    try {
      Files.writeString(folder.resolve(profile + ".yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void clear() {
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete() {
    clear();
    try {
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
