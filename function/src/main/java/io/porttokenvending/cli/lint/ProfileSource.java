package io.porttokenvending.cli.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/** A profile with its text and YAML. */
record ProfileSource(Profile profile, String text, YamlMapping mapping, List<RuleSource> rules)
    implements PolicySource {
  static final String EXTENSION = ".yaml";

  static ProfileSource read(Path folder, Profile profile, PolicyScope scope) {
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
      List<RuleSource> rules =
          trust.items().stream()
              .map(YamlMapping.class::cast)
              .map(item -> new RuleSource(file, RuleReader.read(item, scope).orElseThrow(), item))
              .toList();
      return new ProfileSource(profile, new String(content, UTF_8), root, rules);
    }
    throw new IllegalStateException(file + " changed while it was read");
  }

  @Override
  public String file() {
    return profile.name() + EXTENSION;
  }
}
