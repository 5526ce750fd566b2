package io.porttokenvending.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Content of the archives. */
class ArchiveIT {
  private static final Path COMMAND = Path.of("target", "policy-cli.jar");
  private static final List<String> LEGAL = List.of("META-INF/LICENSE", "META-INF/NOTICE");

  @Test
  void functionArchive_holdsTheHandlerAndItsLibraries() throws IOException {
    List<String> entries = entries(PackagedFunction.ARCHIVE);
    assertTrue(entries.contains("io/porttokenvending/lambda/VendingHandler.class"));
    assertTrue(entries.stream().anyMatch(entry -> entry.startsWith("lib/secretsmanager-")));
    assertTrue(
        entries.stream()
            .filter(entry -> !entry.endsWith("/") && !LEGAL.contains(entry))
            .allMatch(entry -> entry.startsWith("io/porttokenvending/") || isJar(entry)),
        entries::toString);
  }

  @Test
  void functionArchive_holdsNothingOfTestsLocalRunOrCommandLine() throws IOException {
    for (String entry : entries(PackagedFunction.ARCHIVE)) {
      for (String unwanted :
          List.of(
              "/testing/",
              "/local/",
              "/cli/",
              "page.",
              "junit",
              "picocli",
              "jspecify",
              "netty",
              "apache")) {
        assertTrue(!entry.contains(unwanted), entry);
      }
    }
  }

  @Test
  void archives_holdLicenseAndNotice() throws IOException {
    assertTrue(entries(PackagedFunction.ARCHIVE).containsAll(LEGAL));
    List<String> command = entries(COMMAND);
    assertTrue(command.containsAll(LEGAL));
    assertTrue(command.contains("META-INF/libraries/lucene-core/META-INF/NOTICE.txt"));
  }

  @Test
  void functionArchive_isSmall() throws IOException {
    long size = Files.size(PackagedFunction.ARCHIVE);
    assertTrue(size <= Footprint.MOST_ARCHIVE_BYTES, () -> size + " bytes");
  }

  private static boolean isJar(String entry) {
    return entry.startsWith("lib/") && entry.endsWith(".jar");
  }

  private static List<String> entries(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }
}
