package io.porttokenvending.cli.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.porttokenvending.cli.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads the parameters that {@code sam deploy} takes from a {@code samconfig.toml}. */
public final class SamConfig {
  public static final String DEFAULT_ENVIRONMENT = "default";

  private static final String OVERRIDES = "parameter_overrides";

  private SamConfig() {}

  /**
   * Returns the settings in the file of a policy folder's {@link PolicyLayout}, or the template's
   * defaults if there is no file.
   *
   * @throws UsageException if the file cannot be used
   */
  public static DeploymentSettings of(Path policy, String environment) {
    Path file = PolicyLayout.of(policy).samConfig();
    return Files.exists(file) ? read(file, environment) : DeploymentSettings.DEFAULTS;
  }

  /**
   * Returns the settings of one environment in the file.
   *
   * @throws UsageException if the file cannot be used
   */
  public static DeploymentSettings read(Path file, String environment) {
    JsonNode config = parse(file);
    JsonNode commands = config.path(environment);
    if (!commands.isObject()) {
      throw new UsageException(
          "%s has no environment %s; pass one with --config-env: %s"
              .formatted(file, environment, environments(config)));
    }
    Map<String, String> parameters = new HashMap<>();
    for (String text : overrides(file, commands)) {
      try {
        parameters.putAll(ParameterOverrides.parse(text));
      } catch (IllegalArgumentException e) {
        throw new UsageException("%s: %s: %s".formatted(file, OVERRIDES, e.getMessage()));
      }
    }
    return DeploymentSettings.of(parameters);
  }

  private static JsonNode parse(Path file) {
    try {
      return new TomlMapper().readTree(Files.readString(file, UTF_8));
    } catch (NoSuchFileException e) {
      throw new UsageException(file + " does not exist; check its path");
    } catch (CharacterCodingException e) {
      throw new UsageException(file + " is not UTF-8; save it as UTF-8");
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new UsageException("%s cannot be read as TOML: %s".formatted(file, reason));
    }
  }

  private static String environments(JsonNode config) {
    TreeSet<String> names = new TreeSet<>();
    config.properties().stream()
        .filter(entry -> entry.getValue().isObject())
        .forEach(entry -> names.add(entry.getKey()));
    return names.isEmpty() ? "the file has none" : String.join(", ", names);
  }

  /** Returns the overrides of the deploy command or, as in SAM, the global ones if it has none. */
  private static List<String> overrides(Path file, JsonNode commands) {
    JsonNode own = commands.path("deploy").path("parameters").path(OVERRIDES);
    JsonNode value =
        own.isMissingNode() ? commands.path("global").path("parameters").path(OVERRIDES) : own;
    List<String> texts = new ArrayList<>();
    if (value.isTextual()) {
      texts.add(value.textValue());
    }
    value.forEach(entry -> texts.add(entry.isTextual() ? entry.textValue() : ""));
    boolean isText = value.isTextual() || value.isMissingNode();
    if (!isText && (!value.isArray() || texts.contains(""))) {
      throw new UsageException(
          "%s: %s is neither a string nor a list of strings such as [\"AllowedHosts=a.example\"]"
              .formatted(file, OVERRIDES));
    }
    return texts;
  }
}
