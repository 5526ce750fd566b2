package io.porttokenvending.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.porttokenvending.http.ExtraTrust;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Environment variables of a test, initially only the required ones. */
public final class Environment {
  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "TOKEN_AUDIENCE", "port-token-vending",
              "REPLAY_TABLE", "off",
              "AWS_REGION", "eu-west-1"));

  public Environment with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  public Environment without(String name) {
    variables.remove(name);
    return this;
  }

  public Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  public Settings read() {
    return SettingsReader.read(variables, ExtraTrust::reading);
  }

  /** Returns the error message for these settings. */
  public String failure() {
    return String.valueOf(assertThrows(StartupException.class, this::read).getMessage());
  }

  /** Returns the lines of the error message. */
  public List<String> problems() {
    return failure().lines().skip(1).map(String::strip).toList();
  }
}
