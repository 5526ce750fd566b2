package io.porttokenvending.cli.explain;

import io.porttokenvending.cli.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that an option names. */
final class GivenFile {
  private GivenFile() {}

  /**
   * Its content. The name is never said: it may be a token that was given in a file's place.
   *
   * @param option which names it, for the message
   * @param in what {@code -} is
   */
  static byte[] read(String option, String file, InputStream in) {
    try {
      return file.equals("-") ? in.readAllBytes() : Files.readAllBytes(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new UsageException("the file that " + option + " names cannot be read");
    }
  }
}
