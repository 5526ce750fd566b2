package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A profile with one mistake, and the expected findings. The README of the folder {@code policies}
 * describes the format of its files.
 *
 * @param good the profile without the mistake
 */
record LintCase(String name, String good, String profile, List<Expected> expected) {
  /**
   * One finding.
   *
   * @param message start of the message
   * @param suggestion empty for none
   */
  record Expected(String at, String code, String message, String suggestion) {}

  static Stream<LintCase> in(String resource) {
    String text = text(resource);
    int end = text.indexOf("====\n");
    return Arrays.stream(text.substring(end).split("\n# ", -1))
        .skip(1)
        .map(each -> read(text.substring(0, end), each));
  }

  private static LintCase read(String good, String text) {
    List<String> lines = text.lines().toList();
    List<String> piece = new ArrayList<>();
    List<String> replacement = new ArrayList<>();
    List<Expected> expected = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String content = line.isEmpty() ? "" : line.substring(Math.min(2, line.length()));
      switch (line.isEmpty() ? ' ' : line.charAt(0)) {
        case '-' -> piece.add(content);
        case '+' -> replacement.add(unescaped(content));
        case '>' -> expected.add(expected(content));
        case '?' -> expected.add(with(expected.removeLast(), content));
        default -> {
          if (!line.isEmpty()) {
            throw new AssertionError(lines.getFirst() + ": " + line);
          }
        }
      }
    }
    String old = String.join("\n", piece);
    int at = good.indexOf(old);
    if (at < 0 || good.indexOf(old, at + 1) >= 0) {
      throw new AssertionError(lines.getFirst() + ": not once: " + old);
    }
    return new LintCase(
        lines.getFirst(), good, good.replace(old, String.join("\n", replacement)), expected);
  }

  private static String unescaped(String text) {
    StringBuilder unescaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\t", i)) {
        unescaped.append('\t');
        i++;
      } else if (text.startsWith("\\u", i)) {
        unescaped.append((char) Integer.parseInt(text, i + 2, i + 6, 16));
        i += 5;
      } else {
        unescaped.append(text.charAt(i));
      }
    }
    return unescaped.toString();
  }

  private static Expected expected(String text) {
    int space = text.indexOf(' ');
    int colon = text.indexOf(':', space);
    return new Expected(
        text.substring(0, space),
        text.substring(space + 1, colon),
        text.substring(colon + 1).strip(),
        "");
  }

  private static Expected with(Expected expected, String suggestion) {
    return new Expected(expected.at(), expected.code(), expected.message(), suggestion);
  }

  private static String text(String resource) {
    try (InputStream in = LintCase.class.getResourceAsStream("/policies/" + resource)) {
      if (in == null) {
        throw new AssertionError(resource);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
