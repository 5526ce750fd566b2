package io.porttokenvending.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The archive, the pins and the SBOM name the same libraries, down to the byte. */
class LibrariesIT {
  private static final Path ARCHIVE = Path.of("target", "function.zip");
  private static final Path PINS = Path.of("src", "assembly", "lib.sha256");

  @Test
  void archive_holdsThePinnedLibraries() throws IOException {
    assertEquals(
        LibraryChecksums.pinnedIn(PINS).text(), LibraryChecksums.inArchive(ARCHIVE).text());
  }

  @Test
  void sbom_namesTheLibrariesOfTheArchive() throws IOException {
    List<Map.Entry<String, String>> components = new ArrayList<>();
    for (JsonNode component : Sbom.components()) {
      String file = component.path("name").asText() + "-" + component.path("version").asText();
      components.add(Map.entry(file + ".jar", Sbom.sha256(component)));
    }
    assertEquals(
        LibraryChecksums.inArchive(ARCHIVE).text(), LibraryChecksums.of(components).text());
  }

  /** A scanner identifies a component only by its package URL. */
  @Test
  void sbomComponent_hasThePackageUrlOfItsCoordinates() throws IOException {
    assertFalse(Sbom.components().isEmpty());
    for (JsonNode component : Sbom.components()) {
      assertEquals(
          "pkg:maven/%s/%s@%s?type=jar"
              .formatted(
                  component.path("group").asText(),
                  component.path("name").asText(),
                  component.path("version").asText()),
          component.path("purl").asText());
    }
  }
}
