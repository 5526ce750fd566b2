package io.porttokenvending.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a published program is made to use its configuration file: by one turn with a simulated model
 * on loopback, or by a command that lists the servers. Names in braces, such as {@code {model}},
 * stand for what each run has of its own.
 *
 * @param client what the function is asked for
 * @param place where the file goes, if not where the function says
 * @param more additional content that the file needs
 * @param files what else lies there, below {@code ~/} or the workspace
 * @param reaches how far it gets without a login
 * @param filters whether the file alone keeps tools from the model that are not on its allow-list
 */
record Agent(
    String name,
    String client,
    String place,
    String more,
    Map<String, String> environment,
    Map<String, String> files,
    List<List<String>> commands,
    Reach reaches,
    boolean filters) {

  /** Requests that reach the agent's server. */
  enum Reach {
    LISTED_TOOLS,
    CALLED_A_TOOL
  }

  Agent {
    environment = Map.copyOf(environment);
    files = Map.copyOf(files);
    commands = List.copyOf(commands);
  }

  static Agent of(String client) {
    return new Agent(
        client, client, "", "", Map.of(), Map.of(), List.of(), Reach.CALLED_A_TOOL, false);
  }

  Agent named(String other) {
    return new Agent(other, client, place, more, environment, files, commands, reaches, filters);
  }

  Agent at(String path) {
    return new Agent(name, client, path, more, environment, files, commands, reaches, filters);
  }

  Agent with(String lines) {
    return new Agent(name, client, place, lines, environment, files, commands, reaches, filters);
  }

  Agent set(String variable, String value) {
    Map<String, String> all = new TreeMap<>(environment);
    all.put(variable, value);
    return new Agent(name, client, place, more, all, files, commands, reaches, filters);
  }

  Agent file(String path, String content) {
    Map<String, String> all = new TreeMap<>(files);
    all.put(path, content);
    return new Agent(name, client, place, more, environment, all, commands, reaches, filters);
  }

  Agent before(String... command) {
    List<List<String>> all = new ArrayList<>(commands);
    all.addFirst(List.of(command));
    return new Agent(name, client, place, more, environment, files, all, reaches, filters);
  }

  Agent runs(String... command) {
    List<List<String>> all = new ArrayList<>(commands);
    all.add(List.of(command));
    return new Agent(name, client, place, more, environment, files, all, reaches, filters);
  }

  Agent onlyLists() {
    return new Agent(
        name, client, place, more, environment, files, commands, Reach.LISTED_TOOLS, filters);
  }

  Agent filtering() {
    return new Agent(name, client, place, more, environment, files, commands, reaches, true);
  }

  @Override
  public String toString() {
    return name;
  }
}
