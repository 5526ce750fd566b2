package io.porttokenvending.mcp;

/**
 * The configuration file of one agent.
 *
 * @param content holds secrets unless they are referenced
 */
public record ClientConfig(AgentClient agent, String content) {
  /** The agent's name. */
  public String client() {
    return agent.id();
  }

  /** Where the agent looks for it: relative to the workspace, or below the home folder. */
  public String path() {
    return agent.path();
  }

  public String format() {
    return agent.format();
  }

  public String mediaType() {
    return "application/" + agent.format();
  }

  /** The last part of the path. */
  public String fileName() {
    return path().substring(path().lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return "ClientConfig[" + client() + "]";
  }
}
