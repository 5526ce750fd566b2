package io.porttokenvending.trust;

import io.porttokenvending.json.Ascii;
import io.porttokenvending.json.YamlScalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a profile's {@code mcp} section. */
final class McpSection {
  static final McpSettings DEFAULT = new McpSettings("port", true, List.of(), List.of(), List.of());

  private static final int MAX_NAME = 128;

  private McpSection() {}

  static McpSettings read(Section mcp, PolicyScope scope) {
    Optional<String> server = mcp.text("server");
    server
        .flatMap(ServerSection::nameProblem)
        .ifPresent(
            fault -> mcp.findings().add(mcp.node("server").orElseThrow(), "server " + fault));
    String name = server.orElse(DEFAULT.server());
    McpSettings settings =
        new McpSettings(
            name,
            mcp.flag("read_only", DEFAULT.readOnly()),
            names(mcp, "allowed_actions", "_@.+:/=-"),
            tools(mcp),
            ServerSection.read(mcp, name, scope));
    mcp.rejectUnknownKeys();
    return settings;
  }

  static List<String> tools(Section section) {
    return names(section, "tools", "_-.");
  }

  /**
   * Reads names for a header or an allow-list, where a comma would split a name and a {@code *}
   * would allow every tool.
   */
  private static List<String> names(Section mcp, String key, String punctuation) {
    Set<String> names = new LinkedHashSet<>();
    for (YamlScalar scalar : mcp.texts(key)) {
      String name = scalar.text();
      if (name.length() > MAX_NAME || !Ascii.consistsOf(name, punctuation)) {
        String form = " must have 1 to 128 characters: letters, digits and " + punctuation;
        mcp.findings().add(scalar, "an entry of " + key + form);
      } else if (!names.add(name)) {
        String twice = Findings.quote(name) + " is listed twice in " + key + "; keep one";
        mcp.findings().add(scalar, ProblemKind.DUPLICATE, twice);
      }
    }
    return List.copyOf(names);
  }
}
