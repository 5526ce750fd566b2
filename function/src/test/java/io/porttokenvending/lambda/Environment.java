package io.porttokenvending.lambda;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Variables to start with, at first only those that are required. */
final class Environment {
  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "TOKEN_AUDIENCE", "port-token-vending",
              "REPLAY_TABLE", "off",
              "AWS_REGION", "eu-west-1"));

  Environment with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  Environment without(String name) {
    variables.remove(name);
    return this;
  }

  Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  Settings read() {
    return SettingsReader.read(variables);
  }

  /** The message with which these settings are refused. */
  String failure() {
    return String.valueOf(assertThrows(StartupException.class, this::read).getMessage());
  }

  /** One line each of that message. */
  List<String> problems() {
    return failure().lines().skip(1).map(String::strip).toList();
  }
}
