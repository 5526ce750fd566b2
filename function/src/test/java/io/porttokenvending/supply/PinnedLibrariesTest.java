package io.porttokenvending.supply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedLibrariesTest {
  /** {@code printf one | sha256sum} */
  private static final String ONE =
      "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";

  @TempDir private Path folder;
  private Path pins;

  @BeforeEach
  void pinOneAndTwo() throws IOException {
    pins = folder.resolve("lib.sha256");
    write("a-1.jar", "one");
    write("b-1.jar", "two");
    PinnedLibraries.run(pins, classPath("a-1.jar", "b-1.jar"), "accept");
  }

  @Test
  void pins_areWhatSha256sumWrites() throws IOException {
    assertEquals(ONE + "  a-1.jar", Files.readAllLines(pins, UTF_8).getFirst());
  }

  @Test
  void pinnedLibraries_inAnyOrder_pass() throws IOException {
    Files.createDirectory(folder.resolve("classes"));
    assertEquals(List.of(), check("classes", "b-1.jar", "a-1.jar"));
  }

  @Test
  void changedLibrary_isNamed() throws IOException {
    write("a-1.jar", "One");
    assertNamed("changed  a-1.jar", check("a-1.jar", "b-1.jar"));
  }

  @Test
  void addedLibrary_isNamed() throws IOException {
    write("c-1.jar", "three");
    assertNamed("added    c-1.jar", check("a-1.jar", "b-1.jar", "c-1.jar"));
  }

  @Test
  void missingLibrary_isNamed() throws IOException {
    assertNamed("missing  b-1.jar", check("a-1.jar"));
  }

  @Test
  void noLibraries_areMissing() throws IOException {
    Files.createDirectory(folder.resolve("classes"));
    assertNamed("missing  a-1.jar", check("classes"));
  }

  @Test
  void problem_saysHowToAccept() throws IOException {
    assertNamed(PinnedLibraries.ACCEPT, check("a-1.jar"));
  }

  @Test
  void missingLibrary_fails() {
    assertThrows(NoSuchFileException.class, () -> check("a-1.jar", "b-1.jar", "c-1.jar"));
  }

  @Test
  void twoLibrariesOfOneName_fail() throws IOException {
    Files.createDirectory(folder.resolve("other"));
    write("other/a-1.jar", "another");
    assertThrows(
        IllegalArgumentException.class, () -> check("a-1.jar", "other/a-1.jar", "b-1.jar"));
  }

  @Test
  void missingPins_fail() throws IOException {
    Files.delete(pins);
    assertThrows(NoSuchFileException.class, () -> check("a-1.jar", "b-1.jar"));
  }

  @Test
  void invalidPinLine_fails() throws IOException {
    Files.writeString(pins, "a-1.jar\n", UTF_8);
    assertThrows(IllegalArgumentException.class, () -> check("a-1.jar"));
  }

  @Test
  void unknownMode_fails() throws IOException {
    assertEquals(1, PinnedLibraries.run(pins, classPath("a-1.jar", "b-1.jar"), "").size());
  }

  private List<String> check(String... names) throws IOException {
    return PinnedLibraries.run(pins, classPath(names), "check");
  }

  private static void assertNamed(String part, List<String> problems) {
    assertTrue(String.join("\n", problems).contains(part), problems::toString);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content, UTF_8);
  }

  private String classPath(String... names) {
    return Arrays.stream(names)
        .map(name -> folder.resolve(name).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
