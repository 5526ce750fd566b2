package io.porttokenvending.agents;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.agents.ProgramRun.Ended;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Result of one run of an agent.
 *
 * @param served reports of the MCP servers, in order
 * @param asked requests to the model
 */
record AgentRun(List<Ended> commands, List<JsonNode> served, List<JsonNode> asked) {
  /** Whether a request of this method has reached the server with all its headers. */
  boolean reached(String server, String method) {
    return of(server).anyMatch(event -> event.path("method").asText().equals(method));
  }

  /** The tools that were called at the server. */
  List<String> called(String server) {
    return of(server)
        .filter(event -> event.path("method").asText().equals("tools/call"))
        .map(event -> event.path("tool").asText())
        .toList();
  }

  /** The names of the headers that were missing or wrong. */
  List<String> wrongHeaders(String server) {
    return of(server).flatMap(event -> texts(event.path("refused"))).distinct().toList();
  }

  /** Addresses of other servers that received an Authorization header. */
  List<String> toldElsewhere() {
    return served.stream()
        .filter(event -> event.path("authorization").booleanValue())
        .map(event -> event.path("path").asText())
        .toList();
  }

  /** Whether the model knew of this tool of this server, in the agent's spelling. */
  boolean offered(String server, String tool) {
    return asked.stream()
        .flatMap(event -> texts(event.path("offered")))
        .anyMatch(name -> name.contains(server) && name.contains(tool));
  }

  /** Describes the requests to each server and their senders. */
  String summary() {
    return served.stream()
        .filter(event -> event.path("method").asText().startsWith("tools/"))
        .map(event ->
            "%s %s by %s"
                .formatted(
                    event.path("server").asText(),
                    event.path("method").asText(),
                    event.path("client").asText()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private Stream<JsonNode> of(String server) {
    return served.stream().filter(event -> event.path("server").asText().equals(server));
  }

  private static Stream<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }

  @Override
  public String toString() {
    return commands + ", servers " + served + ", model " + asked;
  }
}
