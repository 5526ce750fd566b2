package io.porttokenvending.mcp;

import io.porttokenvending.json.StrictYaml;
import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlReading;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.json.YamlSequence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The known tools of an MCP server: what each can do, and how its name changed. */
public final class ToolCatalogue {
  private static final ToolCatalogue PORT = new ToolCatalogue(tree("port-tools.yaml"));

  private final Map<String, ToolClass> classes = new HashMap<>();
  private final Map<String, String> renamed = new HashMap<>();

  private ToolCatalogue(YamlMapping root) {
    for (ToolClass toolClass : ToolClass.values()) {
      ((YamlSequence) value(root, toolClass.name().toLowerCase(Locale.ROOT)))
          .items()
          .forEach(name -> classes.put(((YamlScalar) name).text(), toolClass));
    }
    ((YamlMapping) value(root, "renamed"))
        .entries()
        .forEach(entry -> renamed.put(entry.key().text(), ((YamlScalar) entry.value()).text()));
  }

  /** The tools of Port's server. */
  public static ToolCatalogue port() {
    return PORT;
  }

  /** What a tool can do; empty for one that is not known, which has to be taken for writing. */
  public Optional<ToolClass> classOf(String tool) {
    return Optional.ofNullable(classes.get(tool));
  }

  /** The spelling of today, for a tool that was renamed. */
  public Optional<String> renamed(String tool) {
    return Optional.ofNullable(renamed.get(tool));
  }

  /** Every known name, sorted. */
  public Set<String> names() {
    return new TreeSet<>(classes.keySet());
  }

  /** The tools, each with its spelling of today behind it: which one a server knows is its own. */
  public List<String> withSpellingsOfToday(List<String> tools) {
    Set<String> all = new LinkedHashSet<>();
    for (String tool : tools) {
      all.add(tool);
      renamed(tool).ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  private static YamlNode value(YamlMapping root, String key) {
    return root.entry(key).orElseThrow().value();
  }

  private static YamlMapping tree(String resource) {
    try (InputStream in = ToolCatalogue.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not packed");
      }
      if (StrictYaml.read(in.readAllBytes()) instanceof YamlReading.Value(YamlMapping root)) {
        return root;
      }
      throw new IllegalStateException(resource + " is malformed");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a tool can do at worst. */
  public enum ToolClass {
    READS,
    /** It starts an action or workflow, which may do anything. */
    RUNS,
    WRITES,
    DESTROYS
  }
}
