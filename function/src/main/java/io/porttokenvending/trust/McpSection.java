package io.porttokenvending.trust;

import io.porttokenvending.json.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a profile's {@code mcp} section. */
final class McpSection {
  static final McpSettings DEFAULT = new McpSettings("port", true, List.of(), List.of(), List.of());

  private static final int LONGEST_NAME = 128;

  private McpSection() {}

  static McpSettings read(Section mcp, PolicyScope scope, Findings findings) {
    Optional<String> server = mcp.text("server");
    server
        .flatMap(ServerName::fault)
        .ifPresent(fault -> findings.add(mcp.node("server").orElseThrow(), "server " + fault));
    String name = server.orElse(DEFAULT.server());
    McpSettings settings =
        new McpSettings(
            name,
            mcp.flag("read_only", DEFAULT.readOnly()),
            names(mcp, "allowed_actions", "_@.+:/=-", findings),
            tools(mcp, findings),
            ServerSection.read(mcp, name, scope, findings));
    mcp.refuseOthers();
    return settings;
  }

  static List<String> tools(Section section, Findings findings) {
    return names(section, "tools", "_-.", findings);
  }

  /**
   * Names that end up in a header or an allow-list, so that a comma would make two of one and a
   * {@code *} would name every tool.
   */
  private static List<String> names(
      Section mcp, String key, String punctuation, Findings findings) {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlScalar scalar : mcp.texts(key)) {
      String name = scalar.text();
      if (name.length() > LONGEST_NAME || !consistsOf(name, punctuation)) {
        findings.add(
            scalar,
            "an entry of " + key + " has 1 to 128 characters: letters, digits and " + punctuation);
      } else if (!seen.add(name)) {
        findings.add(scalar, ProblemKind.DUPLICATE, Findings.quote(name) + " is twice in " + key);
      } else {
        names.add(name);
      }
    }
    return names;
  }

  static boolean consistsOf(String name, String punctuation) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isLetter(c) && !(c >= '0' && c <= '9') && punctuation.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
