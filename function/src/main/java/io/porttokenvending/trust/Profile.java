package io.porttokenvending.trust;

import java.util.Comparator;
import java.util.List;

/** The settings and rules of one policy file. */
public final class Profile {
  private final String name;
  private final String description;
  private final PortSettings port;
  private final McpSettings mcp;
  private final List<Rule> rules;
  private final String contentHash;
  private final RuleIndex index;

  Profile(
      String name,
      String description,
      PortSettings port,
      McpSettings mcp,
      List<Rule> rules,
      String contentHash) {
    this.name = name;
    this.description = description;
    this.port = port;
    this.mcp = mcp;
    // Sorted, so that the order in the file does not decide which of two matching rules grants.
    this.rules = rules.stream().sorted(Comparator.comparing(Rule::name)).toList();
    this.contentHash = contentHash;
    this.index = new RuleIndex(this.rules);
  }

  public String name() {
    return name;
  }

  public PortSettings port() {
    return port;
  }

  public McpSettings mcp() {
    return mcp;
  }

  public String description() {
    return description;
  }

  /** Returns the rules, sorted by name. */
  public List<Rule> rules() {
    return rules;
  }

  String contentHash() {
    return contentHash;
  }

  RuleIndex index() {
    return index;
  }

  @Override
  public String toString() {
    return "Profile[" + name + "]";
  }
}
