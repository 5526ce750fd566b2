package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentReferenceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$a",
        "$z",
        "$A",
        "$Z",
        "$0",
        "$9",
        "$_",
        "x$HOME",
        "${HOME}",
        "${",
        "$${A}",
        "a$b$",
        "{env:HOME}",
        "{file:x}",
        "x {env:"
      })
  void text_someAgentReplaces_isDetected(String value) {
    assertEquals(true, AgentReference.isIn(value), value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "$",
        "a$",
        "$ a",
        "$-a",
        "$`",
        "$[",
        "$@",
        "$/",
        "$:",
        "$|",
        "$$",
        "{",
        "{}",
        "{a}",
        "{en:v}",
        "env:HOME",
        "100$ a month"
      })
  void text_noAgentReplaces_isNotDetected(String value) {
    assertEquals(false, AgentReference.isIn(value), value);
  }
}
