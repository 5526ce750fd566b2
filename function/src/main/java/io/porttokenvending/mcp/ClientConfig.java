package io.porttokenvending.mcp;

/**
 * The configuration file of one agent.
 *
 * @param content file content, which contains secrets unless it refers to variables
 */
public record ClientConfig(AgentClient agent, String content) {
  /** Returns the agent's name. */
  public String client() {
    return agent.id();
  }

  /** Returns the path from which the agent reads the file, in the workspace or home folder. */
  public String path() {
    return agent.path();
  }

  public String format() {
    return agent.format();
  }

  public String mediaType() {
    return "application/" + agent.format();
  }

  /** Returns the last part of the path. */
  public String fileName() {
    return path().substring(path().lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return "ClientConfig[" + client() + "]";
  }
}
