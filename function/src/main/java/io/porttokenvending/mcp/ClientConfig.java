package io.porttokenvending.mcp;

/**
 * The configuration file of one agent.
 *
 * @param client the agent's name
 * @param path where the agent looks for it, relative to the workspace
 * @param content holds secrets
 */
public record ClientConfig(String client, String path, String format, String content) {
  @Override
  public String toString() {
    return "ClientConfig[" + client + "]";
  }
}
