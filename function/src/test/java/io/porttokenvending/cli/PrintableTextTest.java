package io.porttokenvending.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PrintableTextTest {
  @Test
  void value_withUnsafeCharacter_isQuotedAndEscaped() {
    assertEquals("\"a\\U0000001B[2Jb\"", PrintableText.value("a\u001b[2Jb"));
    assertEquals("\"a\\U0000202Eb\\U0000009B\"", PrintableText.value("a\u202eb\u009b"));
    assertEquals("\"\\U0000000Aé 😀\"", PrintableText.value("\né 😀"));
    assertEquals("\"\\U0000E000\"", PrintableText.value("\uE000"));
    assertEquals("\"\"", PrintableText.value(""));
    assertEquals("\"-x\"", PrintableText.value("-x"));
  }

  @Test
  void longValue_isTruncated() {
    assertEquals("\"" + "x".repeat(120) + "…\"", PrintableText.value("x".repeat(5_000)));
  }

  @Test
  void line_withUnsafeCharacter_keepsItsColumns() {
    assertEquals("a b\uFFFDc\uFFFD😀", PrintableText.line("a\tb\u001bc\u202e😀"));
  }

  @Test
  void style_withoutColors_isPlainText() {
    PrintWriter out = new PrintWriter(new StringWriter());
    assertEquals("a", new Terminal(out, false).colored(false, "a"));
    assertEquals("\u001b[1;31ma\u001b[0m", new Terminal(out, true).colored(false, "a"));
    assertTrue(new Terminal(out, true).colored(true, "a").contains("[32m"));
  }
}
