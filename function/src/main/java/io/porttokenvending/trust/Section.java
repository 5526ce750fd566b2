package io.porttokenvending.trust;

import io.porttokenvending.json.Position;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.json.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One mapping of a policy file, read key by key; a key that no caller reads is an error. */
public final class Section {
  private final String name;
  private final YamlMapping mapping;
  private final Findings findings;
  private final Set<String> known = new LinkedHashSet<>();

  public Section(String name, YamlMapping mapping, Findings findings) {
    this.name = name;
    this.mapping = mapping;
    this.findings = findings;
  }

  public Position at() {
    return mapping.at();
  }

  public Optional<YamlNode> node(String key) {
    known.add(key);
    return mapping.entry(key).map(YamlMapping.Entry::value);
  }

  Optional<Section> section(String key) {
    return node(key)
        .flatMap(node -> {
          if (node instanceof YamlMapping inner) {
            return Optional.of(new Section(key, inner, findings));
          }
          findings.add(node, ProblemKind.WRONG_TYPE, key + " must be a mapping");
          return Optional.empty();
        });
  }

  /** The entries of a mapping, which may be empty or absent. */
  List<YamlMapping.Entry> entries(String key) {
    return node(key)
        .map(node -> {
          if (node instanceof YamlMapping inner) {
            return inner.entries();
          }
          findings.add(node, ProblemKind.WRONG_TYPE, key + " must be a mapping");
          return List.<YamlMapping.Entry>of();
        })
        .orElse(List.of());
  }

  public Optional<String> text(String key) {
    return node(key).flatMap(node -> string(node, key, findings));
  }

  boolean flag(String key, boolean absent) {
    Optional<YamlNode> node = node(key);
    if (node.isEmpty()) {
      return absent;
    }
    if (node.get() instanceof YamlScalar(var at, String text, YamlScalar.Kind kind)
        && kind == YamlScalar.Kind.BOOLEAN) {
      return text.equals("true");
    }
    findings.add(
        node.get(),
        ProblemKind.WRONG_TYPE,
        key + " must be true or false, without quotes",
        booleanMeant(node.get()));
    return absent;
  }

  private static Optional<String> booleanMeant(YamlNode node) {
    if (!(node instanceof YamlScalar scalar)) {
      return Optional.empty();
    }
    return switch (AsciiCase.fold(scalar.text())) {
      case "true", "yes", "y", "on", "1" -> Optional.of("true");
      case "false", "no", "n", "off", "0" -> Optional.of("false");
      default -> NearestName.of(scalar.text(), List.of("true", "false"));
    };
  }

  /** A list of strings, which may be empty or absent. */
  List<YamlScalar> texts(String key) {
    Optional<YamlNode> node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof YamlSequence sequence)) {
      Optional<String> inBrackets =
          node.get() instanceof YamlScalar scalar && Findings.isShort(scalar.text())
              ? Optional.of("[" + scalar.text() + "]")
              : Optional.empty();
      findings.add(node.get(), ProblemKind.WRONG_TYPE, key + " must be a list", inBrackets);
      return List.of();
    }
    List<YamlScalar> texts = new ArrayList<>();
    for (YamlNode item : sequence.items()) {
      if (string(item, "an entry of " + key, findings).isPresent()
          && item instanceof YamlScalar scalar) {
        texts.add(scalar);
      }
    }
    return texts;
  }

  /** Reports every key that was not asked for. */
  public void refuseOthers() {
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key().text())) {
        findings.add(
            entry.key(),
            ProblemKind.UNKNOWN_KEY,
            "unknown key "
                + Findings.quote(entry.key().text())
                + " in "
                + name
                + "; known are "
                + String.join(", ", known),
            NearestName.of(entry.key().text(), known));
      }
    }
  }

  /** A scalar that every reader of YAML takes for this very string. */
  public static Optional<String> string(YamlNode node, String what, Findings findings) {
    if (!(node instanceof YamlScalar scalar)) {
      findings.add(node, ProblemKind.WRONG_TYPE, what + " must be a string");
      return Optional.empty();
    }
    return switch (scalar.kind()) {
      case QUOTED, PLAIN_STRING -> {
        if (scalar.text().isEmpty()) {
          findings.add(node, what + " must not be empty");
          yield Optional.empty();
        }
        yield Optional.of(scalar.text());
      }
      case INTEGER, DURATION, BOOLEAN, OTHER -> {
        findings.add(
            node,
            ProblemKind.UNQUOTED_VALUE,
            what
                + " must be a string"
                + (scalar.text().isEmpty()
                    ? ""
                    : "; put " + Findings.quote(scalar.text()) + " in quotes"),
            scalar.text().isEmpty() || !Findings.isShort(scalar.text())
                ? Optional.empty()
                : Optional.of('"' + scalar.text() + '"'));
        yield Optional.empty();
      }
    };
  }
}
