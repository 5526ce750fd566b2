package io.porttokenvending.trust;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.json.YamlSequence;
import io.porttokenvending.secret.Sha256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Hashes the YAML of valid profiles as sorted JSON. Comments, formatting, quotes and order, except
 * the order of lanes, do not change the version; every other edit does.
 */
final class PolicyVersion {
  private static final int DIGITS = 12;

  private PolicyVersion() {}

  /** Returns the version of profiles, which must be sorted by name. */
  static String of(Collection<Profile> profiles) {
    List<String> parts = new ArrayList<>();
    for (Profile profile : profiles) {
      parts.add(profile.name());
      parts.add(profile.contentHash());
    }
    return Sha256.hex(parts).substring(0, DIGITS);
  }

  /** Includes the issuers, because a rule without an issuer depends on {@code OIDC_ISSUERS}. */
  static String contentHash(YamlMapping root, List<Rule> rules) {
    List<String> parts = new ArrayList<>(List.of(JsonText.write(sorted(root))));
    rules.stream().map(Rule::issuer).distinct().sorted().forEach(parts::add);
    return Sha256.hex(parts);
  }

  private static JsonNode sorted(YamlNode node) {
    return switch (node) {
      // A value that is valid with and without quotes means the same in both forms.
      case YamlScalar scalar -> TextNode.valueOf(scalar.text());
      case YamlSequence sequence -> {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        sequence.items().stream()
            .sorted(comparing(PolicyVersion::sortKey))
            .forEach(item -> list.add(sorted(item)));
        yield list;
      }
      case YamlMapping mapping -> {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        mapping.entries().stream()
            .sorted(comparing(entry -> entry.key().text()))
            .forEach(entry -> object.set(entry.key().text(), member(entry)));
        yield object;
      }
    };
  }

  /** Audit lines number the lanes of a profile by their order, so a version identifies it. */
  private static JsonNode member(YamlMapping.Entry entry) {
    if (entry.key().text().equals("credentials") && entry.value() instanceof YamlSequence lanes) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      lanes.items().forEach(lane -> list.add(sorted(lane)));
      return list;
    }
    return sorted(entry.value());
  }

  /** The items of a profile's lists are scalars or rules, and a rule's name is unique. */
  private static String sortKey(YamlNode item) {
    return switch (item) {
      case YamlScalar scalar -> scalar.text();
      case YamlMapping rule -> sortKey(rule.entry("name").orElseThrow().value());
      case YamlSequence sequence -> throw new IllegalArgumentException("a list in a list");
    };
  }
}
