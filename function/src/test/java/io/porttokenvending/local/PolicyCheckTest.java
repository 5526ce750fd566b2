package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.TrustPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCheckTest {
  private static final PolicyCheck CHECK = new PolicyCheck(Policies.SCOPE);
  private static final String GOOD =
      Policies.profile("{name: all, repository_owner_id: \"1\", repository_id: \"2\"}");

  @TempDir private Path folder;

  @Test
  void texts_areCheckedLikeAFolder() throws Exception {
    String sample = GOOD.replace("\"1\"", "\"999999999999\"");
    Files.writeString(folder.resolve("reader.yaml"), sample, UTF_8);
    CheckedPolicy ofFolder = CHECK.folder(folder);
    CheckedPolicy ofTexts = CHECK.texts(Map.of("reader.yaml", sample));
    assertEquals(ofFolder.findings(), ofTexts.findings());
    assertEquals(List.of("no-tools", "sample-id"), codes(ofTexts));
    assertEquals(
        ofFolder.policy().map(TrustPolicy::version), ofTexts.policy().map(TrustPolicy::version));
    assertEquals("warning", ofTexts.severity());
  }

  @Test
  void errors_leaveNoPolicy() throws Exception {
    CheckedPolicy checked = CHECK.texts(Map.of("reader.yaml", "port: {region: eu}\n"));
    assertEquals(Optional.empty(), checked.policy());
    assertEquals("error", checked.severity());
    assertEquals(List.of("missing-key", "missing-key"), codes(checked));
    assertTrue(
        checked.lines(Path.of("policy")).getFirst().startsWith("policy/reader.yaml:1:1: error: "),
        () -> checked.lines(Path.of("policy")).toString());
  }

  @Test
  void findingOfTheFolder_namesNoFile() throws Exception {
    CheckedPolicy checked = CHECK.texts(Map.of());
    assertEquals("", checked.findings().getFirst().file());
    assertTrue(checked.lines(Path.of("policy")).getFirst().startsWith("policy: error: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../reader.yaml", "/tmp/reader.yaml", "a\\b.yaml", "reader.txt", ".."})
  void pathAsAFileName_isRejectedAndWritesNothing(String name) {
    assertThrows(IllegalArgumentException.class, () -> CHECK.texts(Map.of(name, GOOD)));
    assertFalse(Files.exists(Path.of(System.getProperty("java.io.tmpdir"), "reader.yaml")));
  }

  private static List<String> codes(CheckedPolicy checked) {
    return checked.findings().stream().map(PolicyFinding::code).toList();
  }
}
