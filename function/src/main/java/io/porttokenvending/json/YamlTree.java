package io.porttokenvending.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Converts the composer's nodes, and reports keys outside the subset. */
final class YamlTree {
  private final ProblemList problems;

  YamlTree(ProblemList problems) {
    this.problems = problems;
  }

  Optional<YamlNode> convertRoot(Node root) {
    if (root instanceof ScalarNode scalar && scalar.isPlain() && scalar.getValue().isEmpty()) {
      if (problems.isEmpty()) {
        problems.add(at(root), YamlErrors.EMPTY);
      }
      return Optional.empty();
    }
    return Optional.of(convert(root));
  }

  private YamlNode convert(Node node) {
    return switch (node.getNodeType()) {
      case SCALAR -> scalar((ScalarNode) node);
      case SEQUENCE -> sequence((SequenceNode) node);
      case MAPPING -> mapping((MappingNode) node);
      case ANCHOR -> throw new IllegalStateException("SubsetParser replaces aliases");
    };
  }

  private YamlScalar scalar(ScalarNode node) {
    String text = node.getValue();
    if (StrictJson.hasHalfSurrogatePair(text)) {
      problems.add(at(node), YamlErrors.HALF_SURROGATE_PAIR);
    }
    return new YamlScalar(
        at(node), text, node.isPlain() ? YamlScalar.Kind.ofPlain(text) : YamlScalar.Kind.QUOTED);
  }

  private YamlSequence sequence(SequenceNode node) {
    List<YamlNode> items = new ArrayList<>(node.getValue().size());
    node.getValue().forEach(item -> items.add(convert(item)));
    return new YamlSequence(at(node), items);
  }

  private YamlMapping mapping(MappingNode node) {
    List<YamlMapping.Entry> entries = new ArrayList<>(node.getValue().size());
    Map<String, Position> seen = new HashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      YamlNode value = convert(tuple.getValueNode());
      if (!(convert(tuple.getKeyNode()) instanceof YamlScalar key)) {
        problems.add(at(tuple.getKeyNode()), YamlErrors.KEY_NOT_SCALAR);
        continue;
      }
      Position first = seen.putIfAbsent(key.text(), key.at());
      if (first != null) {
        problems.add(key.at(), YamlErrors.duplicateKey(first));
      } else if (key.text().equals("<<") && key.kind() != YamlScalar.Kind.QUOTED) {
        problems.add(key.at(), YamlErrors.MERGE_KEY);
      }
      entries.add(new YamlMapping.Entry(key, value));
    }
    return new YamlMapping(at(node), entries);
  }

  private static Position at(Node node) {
    return Position.of(node.getStartMark());
  }
}
