package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;
import io.porttokenvending.json.Position;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.json.YamlSequence;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One mapping of a policy file; a key that no caller reads is a problem. */
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

  Findings findings() {
    return findings;
  }

  public Position at() {
    return mapping.at();
  }

  public Optional<YamlNode> node(String key) {
    known.add(key);
    return mapping.entry(key).map(YamlMapping.Entry::value);
  }

  private Optional<YamlMapping> mapping(String key) {
    Optional<YamlNode> node = node(key);
    if (node.isPresent() && !(node.get() instanceof YamlMapping)) {
      findings.add(node.get(), ProblemKind.WRONG_TYPE, key + " must be a mapping");
    }
    return node.filter(YamlMapping.class::isInstance).map(YamlMapping.class::cast);
  }

  Optional<Section> section(String key) {
    return mapping(key).map(inner -> new Section(key, inner, findings));
  }

  /** Returns the entries of a mapping, which may be empty or absent. */
  List<YamlMapping.Entry> entries(String key) {
    return mapping(key).map(YamlMapping::entries).orElse(List.of());
  }

  public Optional<String> text(String key) {
    return node(key).flatMap(node -> string(node, key, findings));
  }

  /** Returns a string that must be one of the options. */
  Optional<String> choice(String key, List<String> options) {
    Optional<String> text = text(key);
    if (text.isPresent() && !options.contains(text.get())) {
      findings.add(
          node(key).orElseThrow(),
          ProblemKind.INVALID_VALUE,
          key + " must be " + String.join(" or ", options),
          NearestName.of(text.get(), options));
    }
    return text.filter(options::contains);
  }

  /** Returns the name or ARN of a secret. */
  Optional<String> secret(String key) {
    return node(key).flatMap(node -> secret(node, key, findings));
  }

  /** Returns the name or ARN of a secret, from a value or an element of a list. */
  static Optional<String> secret(YamlNode node, String what, Findings findings) {
    Optional<String> secret = string(node, what, findings);
    if (secret.isPresent() && !SecretId.isValid(secret.get())) {
      findings.add(node, what + " must be a name or ARN that Secrets Manager allows");
    }
    return secret.filter(SecretId::isValid);
  }

  /**
   * Returns the URL of a service.
   *
   * @param refusal end of the message "names a host that is …"
   * @param remedy the setting that allows the host, and when to use it
   */
  Optional<URI> url(
      String key, PolicyScope scope, Predicate<URI> allowed, String refusal, String remedy) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    YamlNode node = node(key).orElseThrow();
    return switch (ServiceUrl.read(text.get(), scope.insecureLoopback())) {
      case ServiceUrl.Reading.Invalid(String why) -> {
        findings.add(node, key + " " + why);
        yield Optional.empty();
      }
      case ServiceUrl.Reading.Valid(URI uri) -> {
        if (!allowed.test(uri)) {
          String host = Findings.quote(uri.getHost());
          findings.add(
              node,
              ProblemKind.HOST_NOT_ALLOWED,
              key + " names a host that is " + refusal + "; list " + host + " in " + remedy);
        }
        yield Optional.of(uri);
      }
    };
  }

  boolean flag(String key, boolean defaultValue) {
    Optional<YamlNode> node = node(key);
    if (node.isEmpty()) {
      return defaultValue;
    }
    if (node.get() instanceof YamlScalar(var at, String text, YamlScalar.Kind kind)
        && kind == YamlScalar.Kind.BOOLEAN) {
      return text.equals("true");
    }
    findings.add(
        node.get(),
        ProblemKind.WRONG_TYPE,
        key + " must be true or false, without quotes",
        suggestBoolean(node.get()));
    return defaultValue;
  }

  private static Optional<String> suggestBoolean(YamlNode node) {
    if (!(node instanceof YamlScalar scalar)) {
      return Optional.empty();
    }
    return switch (Ascii.fold(scalar.text())) {
      case "true", "yes", "y", "on", "1" -> Optional.of("true");
      case "false", "no", "n", "off", "0" -> Optional.of("false");
      default -> NearestName.of(scalar.text(), List.of("true", "false"));
    };
  }

  /** Returns a list of strings, which may be empty or absent. */
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

  /** Reports every key that was not read. */
  public void rejectUnknownKeys() {
    for (YamlMapping.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      if (!known.contains(key)) {
        String message = "unknown key " + Findings.quote(key) + " in " + name + "; use one of ";
        findings.add(
            entry.key(),
            ProblemKind.UNKNOWN_KEY,
            message + String.join(", ", known),
            NearestName.of(key, known));
      }
    }
  }

  /** Returns a scalar that every YAML parser reads as this string; reports any other value. */
  public static Optional<String> string(YamlNode node, String what, Findings findings) {
    if (!(node instanceof YamlScalar(var at, String text, YamlScalar.Kind kind))) {
      findings.add(node, ProblemKind.WRONG_TYPE, what + " must be a string");
      return Optional.empty();
    }
    boolean string = kind == YamlScalar.Kind.QUOTED || kind == YamlScalar.Kind.PLAIN_STRING;
    if (string && !text.isEmpty()) {
      return Optional.of(text);
    }
    if (string) {
      findings.add(node, what + " must not be empty");
    } else if (text.isEmpty()) {
      findings.add(node, ProblemKind.UNQUOTED_VALUE, what + " must be a string");
    } else {
      findings.add(
          node,
          ProblemKind.UNQUOTED_VALUE,
          what + " must be a string; put " + Findings.quote(text) + " in quotes",
          Optional.of('"' + text + '"').filter(quoted -> Findings.isShort(text)));
    }
    return Optional.empty();
  }
}
