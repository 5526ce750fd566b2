package io.porttokenvending.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentationTest {
  private static final int README_BYTES = 8 * 1024;
  private static final int PAGE_BYTES = 12 * 1024;
  private static final int COLUMNS = 120;

  /** Address of this project's files, for a page that is also read outside the repository. */
  private static final String OWN_FILES =
      "https://github.com/port-token-vending/port-token-vending/blob/main/";

  private static final Pattern CODE =
      Pattern.compile("`(?:([a-z]+)\\.)?([A-Z][a-z]\\w*)(?:\\.(\\w+))?`");

  static List<Page> pages() throws IOException {
    List<Page> pages = Page.all();
    assertTrue(pages.size() > 20, pages::toString);
    return pages;
  }

  @Test
  void readme_isShort() throws IOException {
    assertTrue(Files.size(Page.TOP.resolve("README.md")) <= README_BYTES);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_isShort(Page page) {
    assertTrue(page.text().getBytes(UTF_8).length <= PAGE_BYTES);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void lines_fitTheWidth(Page page) {
    List<String> tooLong = new ArrayList<>();
    page.prose()
        .forEach((number, line) -> {
          // The text for a picture cannot be wrapped.
          if (line.length() > COLUMNS && !line.strip().startsWith("<img ")) {
            tooLong.add(number + ": " + line);
          }
        });
    assertEquals(List.of(), tooLong);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_leadToAFileAndAnAnchor(Page page) throws IOException {
    List<String> broken = new ArrayList<>();
    for (String link : page.links()) {
      if (!leadsSomewhere(page, link)) {
        broken.add(link);
      }
    }
    assertEquals(List.of(), broken);
  }

  private static boolean leadsSomewhere(Page page, String text) throws IOException {
    boolean isOwn = text.startsWith(OWN_FILES);
    if (!isOwn && text.contains("://")) {
      return true;
    }
    URI link = URI.create(isOwn ? text.substring(OWN_FILES.length()) : text);
    Path from = Page.TOP.resolve(isOwn ? Path.of("README.md") : page.path());
    String path = link.getPath();
    Path target = path.isEmpty() ? from : from.resolveSibling(path).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    String anchor = link.getFragment();
    return anchor == null || Page.read(target).anchors().contains(anchor);
  }

  /** Names such as {@code exchange.Issuance}, {@code Issuance.consume} and {@code PageIT}. */
  @ParameterizedTest
  @MethodSource("pages")
  void namesOfCode_exist(Page page) throws IOException {
    List<String> missing = new ArrayList<>();
    for (String line : page.prose().values()) {
      for (MatchResult name : CODE.matcher(line).results().toList()) {
        boolean ofATest = name.group(2).matches("\\w+(Test|IT|Contract)");
        boolean isCode = name.group(1) != null || name.group(3) != null || ofATest;
        if (isCode && !exists(name.group(1), name.group(2), name.group(3))) {
          missing.add(name.group());
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  private static boolean exists(@Nullable String folder, String type, @Nullable String member)
      throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      sources = files.filter(file -> file.endsWith(type + ".java")).toList();
    }
    for (Path source : sources) {
      boolean inFolder = folder == null || source.resolveSibling("").endsWith(folder);
      if (inFolder && (member == null || Files.readString(source, UTF_8).contains(member))) {
        return true;
      }
    }
    return false;
  }

  /** A page that no other page links to cannot be found. */
  @Test
  void everyPage_isLinked() throws IOException {
    List<Path> linked = new ArrayList<>();
    for (Page page : pages()) {
      for (String link : page.links()) {
        if (!link.contains("://")) {
          String path = URI.create(link).getPath();
          linked.add(Page.TOP.resolve(page.path()).resolveSibling(path).normalize());
        }
      }
    }
    try (Stream<Path> docs =
        Stream.of("function/docs", "infra/docs").map(Page.TOP::resolve).flatMap(this::list)) {
      assertEquals(
          List.of(),
          docs.filter(file -> file.toString().endsWith(".md"))
              .map(Path::normalize)
              .filter(file -> !linked.contains(file))
              .toList());
    }
  }

  private Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
