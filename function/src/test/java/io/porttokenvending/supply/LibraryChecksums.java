package io.porttokenvending.supply;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The SHA-256 of each library by its file name, as {@code sha256sum} writes them. */
record LibraryChecksums(SortedMap<String, String> byName) {
  private static final String FOLDER = "lib/";
  private static final String SEPARATOR = "  ";

  /** Refuses a name given twice: one of the two would go unchecked. */
  static LibraryChecksums of(List<Map.Entry<String, String>> libraries) {
    SortedMap<String, String> byName = new TreeMap<>();
    for (Map.Entry<String, String> library : libraries) {
      if (byName.put(library.getKey(), library.getValue()) != null) {
        throw new IllegalArgumentException("twice: " + library.getKey());
      }
    }
    return new LibraryChecksums(byName);
  }

  /** Reads {@link #text()}. */
  static LibraryChecksums pinnedIn(Path file) throws IOException {
    List<Map.Entry<String, String>> libraries = new ArrayList<>();
    for (String line : Files.readAllLines(file, UTF_8)) {
      int separator = line.indexOf(SEPARATOR);
      if (separator < 0) {
        throw new IllegalArgumentException("not a line of sha256sum: " + line);
      }
      String name = line.substring(separator + SEPARATOR.length());
      libraries.add(Map.entry(name, line.substring(0, separator)));
    }
    return of(libraries);
  }

  /** Checksums of the files on a class path, without its folders, which contain classes. */
  static LibraryChecksums onClassPath(String classPath) throws IOException {
    List<Map.Entry<String, String>> libraries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path file = Path.of(entry);
      if (!Files.isDirectory(file)) {
        libraries.add(Map.entry(file.getFileName().toString(), sha256(Files.readAllBytes(file))));
      }
    }
    return of(libraries);
  }

  /** Of each file that Lambda puts on the class path out of this archive's {@code lib}. */
  static LibraryChecksums inArchive(Path archive) throws IOException {
    List<Map.Entry<String, String>> libraries = new ArrayList<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : zip.stream().filter(LibraryChecksums::isLibrary).toList()) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        libraries.add(Map.entry(entry.getName().substring(FOLDER.length()), sha256(bytes)));
      }
    }
    return of(libraries);
  }

  String text() {
    return byName.entrySet().stream()
        .map(library -> library.getValue() + SEPARATOR + library.getKey() + "\n")
        .collect(Collectors.joining());
  }

  /** A line for each library that is not as pinned here; none if all are. */
  List<String> differences(LibraryChecksums actual) {
    SortedSet<String> names = new TreeSet<>(byName.keySet());
    names.addAll(actual.byName.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String wanted = byName.get(name);
      String found = actual.byName.get(name);
      if (wanted == null) {
        differences.add("added    " + name + " (" + found + ")");
      } else if (found == null) {
        differences.add("missing  " + name);
      } else if (!found.equals(wanted)) {
        differences.add("changed  " + name + " (" + found + " instead of " + wanted + ")");
      }
    }
    return differences;
  }

  private static boolean isLibrary(ZipEntry entry) {
    return entry.getName().startsWith(FOLDER) && !entry.isDirectory();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
