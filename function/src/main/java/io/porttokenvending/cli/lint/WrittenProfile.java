package io.porttokenvending.cli.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.json.Position;
import io.porttokenvending.json.StrictYaml;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlReading;
import io.porttokenvending.json.YamlSequence;
import io.porttokenvending.trust.PolicyScope;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.RuleReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A profile and the text it comes from. The function's model knows no places, so the text is read
 * once more beside it.
 *
 * @param rules as they are written
 */
record WrittenProfile(Profile profile, String text, YamlMapping root, List<WrittenRule> rules) {
  static final String EXTENSION = ".yaml";

  static WrittenProfile read(Path folder, Profile profile, PolicyScope scope) {
    String file = profile.name() + EXTENSION;
    byte[] content;
    try {
      content = Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (StrictYaml.read(content) instanceof YamlReading.Value(YamlMapping root)
        && root.entry("trust").isPresent()
        && root.entry("trust").get().value() instanceof YamlSequence trust) {
      List<WrittenRule> rules =
          trust.items().stream()
              .map(YamlMapping.class::cast)
              .map(item -> new WrittenRule(file, RuleReader.read(item, scope).orElseThrow(), item))
              .toList();
      return new WrittenProfile(profile, new String(content, UTF_8), root, rules);
    }
    throw new IllegalStateException(file + " changed while it was read");
  }

  String file() {
    return profile.name() + EXTENSION;
  }

  /** Where a key's value, or one of the values in its list, is written. */
  Position at(String... path) {
    return Place.of(root, path);
  }
}
