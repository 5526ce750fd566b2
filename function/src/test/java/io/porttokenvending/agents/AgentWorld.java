package io.porttokenvending.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.actions.Step;
import io.porttokenvending.agents.ProgramRun.Ended;
import io.porttokenvending.lambda.TestFunction;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.HttpFront;
import io.porttokenvending.testing.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The function behind HTTP, the two MCP servers that its one profile names, a model, and the
 * agents' programs.
 */
final class AgentWorld implements AutoCloseable {
  static final String PORT = "port";
  static final String LINEAR = "linear";

  private static final String GATEWAY = "port-token-vending/portkey";
  private static final String KEY = "pk-Zt5vX8cB1nM4qW7eR0yU3iO6pA9sD2fG";

  private static final Duration TURN = Duration.ofMinutes(3);
  private static final String OTHER_TOKEN = "another token";

  private final Programs programs;
  private final World world = World.start();
  private final Script servers;
  private final Script model;
  private final HttpFront front;

  private AgentWorld(Programs programs) throws IOException, InterruptedException {
    this.programs = programs;
    this.servers = Script.start(programs, "mcp-server.mjs");
    this.model = Script.start(programs, "model.mjs");
    String policy =
        """
        port:
          api_url: {api}
          mcp_url: {servers}/port
          credentials: {credentials}
        mcp:
          tools: [list_blueprints]
          servers:
            linear:
              url: {servers}/linear
              headers:
                x-portkey-api-key: {secret: {gateway}, field: apiKey}
                x-team: platform
        """
            .replace("{servers}", servers.uri().toString())
            .replace("{credentials}", World.CREDENTIALS)
            .replace("{gateway}", GATEWAY);
    world.storeHeader(GATEWAY, "apiKey", KEY);
    world.profile("catalog-reader", policy + World.TRUST);
    CompletableFuture<RequestStreamHandler> function = new CompletableFuture<>();
    this.front =
        HttpFront.start(
            (event, answer, context) -> function.join().handleRequest(event, answer, context), 0);
    world.setting("PUBLIC_URL", front.uri().toString());
    world.setting("TOKEN_AUDIENCE", front.uri().toString());
    function.complete(TestFunction.handler(world.environment(), world::now, line -> {}, World.AWS));
  }

  static AgentWorld start() throws IOException, InterruptedException {
    return new AgentWorld(Programs.installed());
  }

  Programs programs() {
    return programs;
  }

  URI function() {
    return front.uri();
  }

  /** A push to this branch, as GitHub signs it. */
  String job(String branch) {
    GitHubToken job = world.job().with("ref", "refs/heads/" + branch);
    return world.forbid(job.sign(world.now(), front.uri().toString()));
  }

  /** Runs the agent with the file that the function rendered for it. */
  AgentRun turn(Agent agent, boolean embedded) throws IOException, InterruptedException {
    JsonNode answer = vend(agent, embedded);
    return turn(agent, answer, answer.path("access_token").asText());
  }

  /** The same, at a server that wants another token. */
  AgentRun strangersTurn(Agent agent) throws IOException, InterruptedException {
    return turn(agent, vend(agent, true), OTHER_TOKEN);
  }

  /**
   * A job of an example runs, at servers that require its token or another one.
   *
   * @param workflow a file below {@code infra/github}
   */
  AgentRun job(String workflow, String job, boolean right)
      throws IOException, InterruptedException {
    String yaml =
        Step.read("infra/github/" + workflow)
            .replace("https://mcp.port.io/v1", servers.uri() + "/port");
    Object steps = Step.map(Step.map(Step.map(Step.yaml(yaml)).get("jobs")).get(job)).get("steps");
    String token = vend(Agents.codex(), true).path("access_token").asText();
    ObjectNode wanted = expect(right ? token : OTHER_TOKEN);
    List<Ended> ended;
    try (AgentWorkspace quarters = AgentWorkspace.in(programs.folder())) {
      quarters.write(
          ".gemini/settings.json",
          "{\"security\": {\"auth\": {\"selectedType\": \"gemini-api-key\"}}}");
      Map<String, String> environment = new LinkedHashMap<>(programs.environment(quarters.home()));
      Agents.loopback()
          .forEach((name, value) ->
              environment.put(name, fill(value, Map.of("{model}", model.uri().toString()))));
      environment.put("ACTIONS_ID_TOKEN_REQUEST_URL", world.gitHub().requestUrl());
      environment.put("ACTIONS_ID_TOKEN_REQUEST_TOKEN", world.gitHub().requestToken());
      environment.put("PORT_TOKEN_URL", front.uri().toString());
      String url = front.uri().toString();
      ExampleJob example = new ExampleJob(quarters, environment, url, model.uri().toString());
      ended = example.run(Step.list(steps));
    }
    return new AgentRun(ended, servers.tell(wanted, "expecting"), model.tell(nothing(), "heard"));
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Makes the servers require this token, and clears their recorded requests. */
  private ObjectNode expect(String token) throws IOException, InterruptedException {
    ObjectNode wanted = nothing();
    wanted
        .putObject(PORT)
        .put("Authorization", "Bearer " + token)
        .put("x-read-only-mode", "1")
        .put("x-allowed-actions-to-run", "");
    wanted.putObject(LINEAR).put("x-portkey-api-key", KEY).put("x-team", "platform");
    servers.tell(wanted, "expecting");
    model.tell(nothing(), "heard");
    return wanted;
  }

  private JsonNode vend(Agent agent, boolean embedded) throws IOException, InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("client", agent.client()).put("embed_token", embedded);
    HttpRequest request =
        HttpRequest.newBuilder(front.uri().resolve("/v1/token"))
            .header("Authorization", "Bearer " + job("main"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString(UTF_8));
      if (response.statusCode() != 200) {
        throw new IllegalStateException("the function answered " + response.statusCode());
      }
      return Answer.json(response.body());
    }
  }

  private AgentRun turn(Agent agent, JsonNode answer, String token)
      throws IOException, InterruptedException {
    ObjectNode wanted = expect(token);
    List<Ended> commands = new ArrayList<>();
    try (AgentWorkspace quarters = AgentWorkspace.in(programs.folder())) {
      Map<String, String> own = own(quarters, answer);
      for (Map.Entry<String, String> file : agent.files().entrySet()) {
        quarters.write(file.getKey(), fill(file.getValue(), own));
      }
      JsonNode file = answer.path("client_config");
      String path = agent.place().isEmpty() ? file.path("path").asText() : agent.place();
      quarters.write(path, file.path("content").asText() + fill(agent.more(), own));
      Map<String, String> environment = new LinkedHashMap<>(programs.environment(quarters.home()));
      agent.environment().forEach((name, value) -> environment.put(name, fill(value, own)));
      answer
          .path("env")
          .properties()
          .forEach(value -> environment.put(value.getKey(), value.getValue().asText()));
      ProgramRun run = new ProgramRun(quarters.workspace(), environment, TURN);
      for (List<String> command : agent.commands()) {
        List<String> filled = new ArrayList<>();
        command.forEach(word -> filled.add(fill(word, own)));
        filled.set(0, programs.program(command.getFirst()));
        commands.add(run.of(filled));
      }
    }
    return new AgentRun(
        commands, servers.tell(wanted, "expecting"), model.tell(nothing(), "heard"));
  }

  private Map<String, String> own(AgentWorkspace quarters, JsonNode answer) {
    List<String> tools = new ArrayList<>();
    answer.path("allowed_tools").forEach(tool -> tools.add(tool.asText()));
    return Map.of(
        "{model}",
        model.uri().toString(),
        "{tools}",
        String.join(",", tools),
        "{workspace}",
        quarters.workspace().toString(),
        "{home}",
        quarters.home().toString(),
        "{programs}",
        programs.folder().toString());
  }

  private static String fill(String text, Map<String, String> own) {
    String filled = text;
    for (Map.Entry<String, String> value : own.entrySet()) {
      filled = filled.replace(value.getKey(), value.getValue());
    }
    return filled;
  }

  @Override
  public void close() {
    front.close();
    servers.close();
    model.close();
    world.close();
  }
}
