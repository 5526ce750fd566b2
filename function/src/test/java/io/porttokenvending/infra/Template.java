package io.porttokenvending.infra;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A part of {@code infra/template.yaml}, whose short forms such as {@code !Ref} are YAML tags. */
final class Template {
  static final Path FILE = Path.of("..", "infra", "template.yaml");

  private final Node node;

  private Template(Node node) {
    this.node = node;
  }

  static Template read() throws IOException {
    LoadSettings settings = LoadSettings.builder().build();
    return new Template(
        new Compose(settings).composeString(Files.readString(FILE, UTF_8)).orElseThrow());
  }

  /** The part below these keys, which must be there. */
  Template at(String... keys) {
    Template part = this;
    for (String key : keys) {
      Template below = part.members().get(key);
      if (below == null) {
        throw new AssertionError("no " + String.join(".", keys) + " in the template");
      }
      part = below;
    }
    return part;
  }

  Map<String, Template> members() {
    Map<String, Template> members = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        members.put(
            ((ScalarNode) tuple.getKeyNode()).getValue(), new Template(tuple.getValueNode()));
      }
    }
    return members;
  }

  /** Returns the items of a list; a single value counts as a list of one. */
  List<Template> items() {
    List<Template> items = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> items.add(new Template(item)));
    } else {
      items.add(this);
    }
    return items;
  }

  /** A scalar's text, without its tag. */
  String text() {
    return ((ScalarNode) node).getValue();
  }

  /** Returns the short form of a function, such as {@code !Ref}; empty for a plain value. */
  String tag() {
    String tag = node.getTag().getValue();
    return tag.startsWith("!") ? tag : "";
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  boolean isScalar() {
    return node instanceof ScalarNode;
  }

  /** Every scalar in this part. */
  List<String> scalars() {
    if (node instanceof ScalarNode scalar) {
      return List.of(scalar.getValue());
    }
    List<String> scalars = new ArrayList<>();
    members().values().forEach(member -> scalars.addAll(member.scalars()));
    if (node instanceof SequenceNode) {
      items().forEach(item -> scalars.addAll(item.scalars()));
    }
    return scalars;
  }
}
