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

/** The known tools of an MCP server, with their capabilities and renames. */
public final class ToolCatalog {
  private static final ToolCatalog PORT = new ToolCatalog(tree("port-tools.yaml"));

  private final Map<String, ToolClass> classes = new HashMap<>();
  private final Map<String, String> renamed = new HashMap<>();

  private ToolCatalog(YamlMapping root) {
    for (ToolClass toolClass : ToolClass.values()) {
      ((YamlSequence) value(root, toolClass.name().toLowerCase(Locale.ROOT)))
          .items()
          .forEach(name -> classes.put(((YamlScalar) name).text(), toolClass));
    }
    ((YamlMapping) value(root, "renamed"))
        .entries()
        .forEach(entry -> renamed.put(entry.key().text(), ((YamlScalar) entry.value()).text()));
  }

  /** Returns the tools of Port's server. */
  public static ToolCatalog port() {
    return PORT;
  }

  /** Returns a tool's class; empty for an unknown tool, which callers must treat as writing. */
  public Optional<ToolClass> classOf(String tool) {
    return Optional.ofNullable(classes.get(tool));
  }

  /** Returns the current name of a renamed tool. */
  public Optional<String> renamed(String tool) {
    return Optional.ofNullable(renamed.get(tool));
  }

  /** Returns every known name, sorted. */
  public Set<String> names() {
    return new TreeSet<>(classes.keySet());
  }

  /** Returns the tools, each followed by its current name, because a server may know either one. */
  public List<String> withCurrentNames(List<String> tools) {
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
    try (InputStream in = ToolCatalog.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the archive");
      }
      if (StrictYaml.read(in.readAllBytes()) instanceof YamlReading.Value(YamlMapping root)) {
        return root;
      }
      throw new IllegalStateException(resource + " is malformed");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The highest impact of a tool. */
  public enum ToolClass {
    READS,
    /** Starts an action or workflow, which may do anything. */
    RUNS,
    WRITES,
    DESTROYS
  }
}
