package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.aws.AwsSecrets;
import io.porttokenvending.aws.AwsTables;
import io.porttokenvending.contract.EventFiles;
import io.porttokenvending.infra.Deployment;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.FakePort;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.HttpFront;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that a job's request passes in a deployment of the template: the API's front, its routes and
 * its authorizer, the packaged function, Secrets Manager and DynamoDB, Port.
 */
final class WholePath implements AutoCloseable {
  /** Not the default, so that the test detects where the template uses it. */
  static final String AUDIENCE = "https://port-token.example.com";

  private static final String CREDENTIALS = "port-token-vending/catalog-reader";

  /** Long enough for its token to be shared. */
  private static final String CLIENT_SECRET = "client-secret-of-the-whole-path-test";

  private final String table = "used-tokens-" + UUID.randomUUID();
  private final GitHubOnLoopback gitHub = new GitHubOnLoopback(AUDIENCE);
  private final FakePort port = FakePort.start();
  private final AwsTables tables;
  private final Path policy;
  private final PackagedFunction function;
  private final HttpApi api;
  private final HttpFront front;

  /**
   * Starts it.
   *
   * @param folder scratch space, empty
   * @param aws where Secrets Manager and DynamoDB answer
   * @param parameters of the template
   */
  WholePath(Path folder, URI aws, Map<String, String> parameters) throws IOException {
    port.register("client", CLIENT_SECRET);
    policy = SamplePolicy.write(folder, port.uri(), port.mcpUri());
    try (AwsSecrets secrets = AwsSecrets.at(aws)) {
      secrets.put(
          CREDENTIALS, "{\"clientId\":\"client\",\"clientSecret\":\"" + CLIENT_SECRET + "\"}");
    }
    tables = AwsTables.at(aws);
    tables.createTable(table);
    Map<String, String> all = new HashMap<>(parameters);
    all.put("PublicUrl", AUDIENCE);
    Deployment deployment = Deployment.with(all);
    function = PackagedFunction.start(folder, environment(deployment, aws));
    api = new HttpApi(deployment, new GatewayAuthorizer(gitHub::here), function());
    front = HttpFront.start(api, 0);
  }

  /** The template's variables, and the addresses of upstreams on loopback. */
  private Map<String, String> environment(Deployment deployment, URI aws) {
    Map<String, String> environment = new HashMap<>(deployment.variables());
    environment.putAll(
        Map.of(
            "REPLAY_TABLE",
            table,
            "TOKEN_TABLE",
            table,
            "OIDC_ISSUERS",
            gitHub.issuers(),
            "POLICY_PATH",
            policy.toString(),
            "ALLOW_INSECURE_LOOPBACK",
            "true",
            "AWS_REGION",
            "eu-west-1",
            "AWS_ENDPOINT_URL_SECRETS_MANAGER",
            aws.toString(),
            "AWS_ENDPOINT_URL_DYNAMODB",
            aws.toString()));
    return environment;
  }

  private RequestStreamHandler function() {
    return (event, answer, context) -> answer.write(function.invoke(event.readAllBytes()));
  }

  /** A front that vouches for a job's claims, whatever token comes. */
  HttpFront lyingFront(GitHubToken vouchedFor) throws IOException {
    ObjectNode claims = vouchedFor.payload(Instant.now(), AUDIENCE);
    return HttpFront.start(
        (input, answer, context) -> {
          ObjectNode event = (ObjectNode) EventFiles.json(new String(input.readAllBytes(), UTF_8));
          HttpApi.handOver(event, claims);
          byte[] bytes = JsonText.write(event).getBytes(UTF_8);
          function().handleRequest(new ByteArrayInputStream(bytes), answer, context);
        },
        0);
  }

  URI uri() {
    return front.uri();
  }

  GitHubOnLoopback gitHub() {
    return gitHub;
  }

  /** What the function was invoked with so far. */
  List<JsonNode> invocations() {
    return api.events();
  }

  List<JsonNode> usedTokens() {
    return tables.rows(table).stream()
        .filter(row -> !row.at("/id/S").asText().startsWith("token#"))
        .toList();
  }

  /** The audit line of a request. */
  JsonNode audit(String requestId) throws IOException {
    List<JsonNode> lines =
        function
            .output()
            .lines()
            .map(EventFiles::json)
            .filter(line -> line.path("request_id").asText().equals(requestId))
            .toList();
    if (lines.size() != 1) {
      throw new AssertionError(lines.size() + " lines: " + lines);
    }
    return lines.getFirst();
  }

  @Override
  public void close() {
    front.close();
    function.close();
    tables.close();
    port.close();
    gitHub.close();
  }
}
