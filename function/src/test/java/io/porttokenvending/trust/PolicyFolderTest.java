package io.porttokenvending.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.PolicyFolder.PolicyReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFolderTest {
  private static final String GOOD =
      """
      port: {region: eu, credentials: a}
      trust: [{name: a, repository_owner_id: 1, repository_id: any}]
      """;

  @TempDir Path folder;

  @Test
  void folder_withProfiles_isLoaded() throws IOException {
    write("reader.yaml", GOOD);
    write("writer.yaml", GOOD);
    assertLoaded();
  }

  @Test
  void policy_ofText_equalsPolicyOfFile() throws IOException {
    write("reader.yaml", GOOD);
    PolicyReading read = PolicyFolder.read(folder, Policies.SCOPE);
    TrustPolicy inFolder = assertInstanceOf(PolicyReading.Loaded.class, read).policy();

    TrustPolicy inText = PolicyFolder.of("reader", GOOD, Policies.SCOPE);
    assertEquals(inFolder.version(), inText.version());
    assertEquals(Set.of("reader"), inText.profiles().keySet());
  }

  @Test
  void policy_ofInvalidText_throws() {
    String without = GOOD.replace("repository_owner_id: 1, ", "");
    IllegalArgumentException bug =
        assertThrows(
            IllegalArgumentException.class,
            () -> PolicyFolder.of("reader", without, Policies.SCOPE));
    assertTrue(bug.toString().contains("repository_owner_id"), bug::toString);
  }

  @Test
  void folder_missing_isUnusable() {
    Path missing = folder.resolve("missing");
    assertEquals(
        List.of(
            missing
                + ":1:1: the policy folder cannot be read; check that it exists and that the"
                + " process may read it"),
        problems(missing));
  }

  @Test
  void folder_isAFile_isUnusable() throws IOException {
    write("reader.yaml", GOOD);
    assertEquals(1, problems(folder.resolve("reader.yaml")).size());
  }

  @Test
  void folder_withoutProfile_isUnusable() throws IOException {
    List<String> empty =
        List.of(folder + ":1:1: the policy folder contains no *.yaml file; add one per profile");
    assertEquals(empty, problems(folder));
    write("README.md", "# Profiles");
    write("reader.YAML", GOOD);
    write("reader.yaml.bak", GOOD);
    write("reader.json", "{}");
    assertEquals(empty, problems(folder));
  }

  @Test
  void otherFiles_areIgnored() throws IOException {
    write("reader.yaml", GOOD);
    String before = assertLoaded();
    write("README.md", "# Profiles");
    write("schema.json", "{");
    write("reader.yaml~", "{");
    assertEquals(before, assertLoaded());
  }

  @Test
  void subfolders_areIgnored() throws IOException {
    write("reader.yaml", GOOD);
    String before = assertLoaded();
    for (String name : List.of("tests", "more.yaml", "more.yml")) {
      Files.createDirectory(folder.resolve(name));
      write(name + "/broken.yaml", "{");
      write(name + "/broken.yml", "{");
    }
    assertEquals(before, assertLoaded());
  }

  @Test
  void otherExtension_isReported() throws IOException {
    write("reader.yaml", GOOD);
    write("writer.yml", GOOD);
    assertEquals(
        List.of(
            "writer.yml:1:1: a profile's file name must end in .yaml; rename the file; did you mean"
                + " writer.yaml?"),
        problems(folder));
  }

  static Stream<String> goodNames() {
    return Stream.of("a", "0", "default", "a-b", "a-", "9-lives", "a".repeat(63));
  }

  @ParameterizedTest
  @MethodSource("goodNames")
  void name_valid_isRead(String name) throws IOException {
    assertTrue(PolicyFolder.isProfileName(name));
    write(name + ".yaml", GOOD);
    assertLoaded();
  }

  static Stream<String> badNames() {
    return Stream.of("", "-a", "A", "Reader", "a_b", "a.b", "a b", "a".repeat(64));
  }

  @ParameterizedTest
  @MethodSource("badNames")
  void name_invalid_isReported(String name) throws IOException {
    assertFalse(PolicyFolder.isProfileName(name));
    write("reader.yaml", GOOD);
    write(name + ".yaml", GOOD);
    List<String> problems = problems(folder);
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.getFirst().startsWith(name + ".yaml:1:1: a profile's name must have"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b", "../a", "\u00e4", "a\n", "a\u0000", "\u212a", "\u0131", "\uff41", "a\u0301"
      })
  void isProfileName_invalidName_isFalse(String name) {
    assertFalse(PolicyFolder.isProfileName(name));
  }

  @Test
  void file_unreadable_isReported() throws IOException {
    write("reader.yaml", GOOD);
    Files.createSymbolicLink(folder.resolve("writer.yaml"), folder.resolve("nowhere"));
    assertEquals(
        List.of("writer.yaml:1:1: the file cannot be read; check its permissions"),
        problems(folder));
  }

  @Test
  void file_symbolicLink_isRead() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("data"));
    Files.writeString(elsewhere.resolve("profile"), GOOD, UTF_8);
    Files.createSymbolicLink(folder.resolve("reader.yaml"), elsewhere.resolve("profile"));
    assertLoaded();
  }

  @Test
  void file_invalid_makesPolicyUnusable() throws IOException {
    write("reader.yaml", GOOD);
    write("writer.yaml", "");
    assertEquals(List.of("writer.yaml"), files(problems(folder)));
  }

  @Test
  void problems_allFiles_areSortedByFileAndPosition() throws IOException {
    write("b.yaml", GOOD + "x: 1\ny: 2\n");
    write("a.yaml", GOOD.replace("eu", "mars").replace("any", "all"));
    write("C.yaml", GOOD);
    write("d.yml", GOOD);
    write("e.yaml", "{");
    Files.write(folder.resolve("f.yaml"), new byte[] {(byte) 0xff});
    List<String> problems = problems(folder);
    assertEquals(
        List.of(
            "C.yaml:1:1", "a.yaml:1:16", "a.yaml:2:58", "b.yaml:3:1", "b.yaml:4:1", "d.yml:1:1"),
        problems.stream().limit(6).map(PolicyFolderTest::place).toList());
    assertEquals(List.of("e.yaml", "f.yaml"), files(problems.subList(6, problems.size())));
  }

  @Test
  void version_fileAddedOrRemoved_changes() throws IOException {
    write("reader.yaml", GOOD);
    String one = assertLoaded();
    write("writer.yaml", GOOD);
    String two = assertLoaded();
    Files.delete(folder.resolve("writer.yaml"));
    assertNotEquals(one, two);
    assertEquals(one, assertLoaded());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, UTF_8);
  }

  /** Returns the version of the folder's policy, which must be valid. */
  private String assertLoaded() {
    PolicyReading reading = PolicyFolder.read(folder, Policies.SCOPE);
    return assertInstanceOf(PolicyReading.Loaded.class, reading, reading::toString)
        .policy()
        .version();
  }

  private static List<String> problems(Path folder) {
    PolicyReading reading = PolicyFolder.read(folder, Policies.SCOPE);
    return assertInstanceOf(PolicyReading.Unusable.class, reading).problems().stream()
        .map(PolicyProblem::toString)
        .toList();
  }

  private static List<String> files(List<String> problems) {
    return problems.stream().map(problem -> problem.split(":", 2)[0]).distinct().toList();
  }

  private static String place(String problem) {
    return problem.substring(0, problem.indexOf(": "));
  }
}
