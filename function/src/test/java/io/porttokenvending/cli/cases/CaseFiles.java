package io.porttokenvending.cli.cases;

import io.porttokenvending.cli.CommandRun;
import io.porttokenvending.testing.Policies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A policy folder with cases, and runs of {@code policy test} on it. */
record CaseFiles(Path folder) {
  /** Claims that match {@link #RULE}. */
  static final String CLAIMS =
      "{repository_owner_id: 999999999999, repository_id: 888888888888, repository: acme/api,"
          + " ref: refs/heads/main, event_name: push}";

  static final String RULE =
      """
      name: main of any
      repository_owner_id: 999999999999
      repository_id: any
      ref: refs/heads/main
      """;

  /** Writes one profile, {@code reader}. */
  static CaseFiles of(Path folder, String... rules) {
    return new CaseFiles(folder).profile("reader", rules);
  }

  CaseFiles profile(String name, String... rules) {
    return write(name + ".yaml", Policies.profile(rules));
  }

  /** Writes {@code tests/cases.yaml}. */
  CaseFiles cases(String... cases) {
    return write("tests/cases.yaml", String.join("", cases));
  }

  CaseFiles write(String file, String content) {
    try {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CommandRun test(String... options) {
    return CommandRun.of(
        Stream.concat(Stream.of("test", folder.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  /** Returns a case with {@link #CLAIMS} and one replaced piece of text. */
  static String usual(String name, String piece, String instead, String expect) {
    if (!CLAIMS.contains(piece)) {
      throw new AssertionError(piece);
    }
    return "- name: "
        + name
        + "\n  claims: "
        + CLAIMS.replace(piece, instead)
        + "\n  expect: "
        + expect
        + "\n";
  }
}
