package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.FakeGitHub;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;

/**
 * Shell commands to try the function: the runner's variables, and the requests of a workflow step.
 *
 * @param front address of the function
 * @param audience accepted by the function
 * @param profile named in the request; empty if the policy implies one
 */
record Commands(FakeGitHub gitHub, URI front, String audience, Optional<String> profile) {
  private static final String SAMPLE = "catalog-reader";

  /** Returns the profile that a request must name; empty if the function chooses one. */
  static Optional<String> profileToName(List<String> profiles) {
    boolean implied = profiles.size() < 2 || profiles.contains("default");
    return implied
        ? Optional.empty()
        : Optional.of(profiles.contains(SAMPLE) ? SAMPLE : profiles.getFirst());
  }

  URI idTokenUrl() {
    return URI.create(gitHub.requestUrl() + audienceParameter());
  }

  URI tokenUrl() {
    return front.resolve("/v1/token");
  }

  /** Returns the JSON body; empty if no profile must be named. */
  String body() {
    return profile
        .map(name -> JsonText.write(JsonNodeFactory.instance.objectNode().put("profile", name)))
        .orElse("");
  }

  /** Returns the commands for bash, with comments. */
  String script() {
    String body =
        profile.isEmpty() ? "" : " -H 'Content-Type: application/json' -d '" + body() + "'";
    return """
    export ACTIONS_ID_TOKEN_REQUEST_URL='%s'
    export ACTIONS_ID_TOKEN_REQUEST_TOKEN='%s'
    export PORT_TOKEN_URL='%s'

    # Another job: JOB='&preset=pull-request', or claims: JOB='&ref=refs/heads/other&environment=production'
    JOB=''

    # 1. Request the OIDC token of the job from the runner. Without jq: | sed 's/.*"value":"\\([^"]*\\)".*/\\1/'
    OIDC_TOKEN=$(curl -sS --fail-with-body -H "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" "$ACTIONS_ID_TOKEN_REQUEST_URL$JOB%s" | jq -r '.value // halt_error')

    # 2. Exchange it for a Port token
    RESPONSE=$(curl -sS --fail-with-body -X POST "$PORT_TOKEN_URL/v1/token" -H "Authorization: Bearer $OIDC_TOKEN"%s); jq . <<< "$RESPONSE"

    # 3. After a grant, list the tools of the MCP server, with the address and the headers of mcp_config
    ! jq -e .mcp_config <<< "$RESPONSE" >/dev/null || jq -r 'first(.mcp_config.mcpServers[]) | "url = \\(.url | tojson)", (.headers | to_entries[] |
      "header = \\(.key + if .value == "" then ";" else ": " + .value end | tojson)")' <<< "$RESPONSE" |
      curl -sS --fail-with-body -K - -H 'Content-Type: application/json' -H 'Accept: application/json, text/event-stream' \\
        -d '{"jsonrpc":"2.0","id":1,"method":"tools/list"}' | jq -r '.result.tools[].name'\
    """
        .formatted(
            gitHub.requestUrl(),
            gitHub.requestToken(),
            front,
            audience.equals(front.toString()) ? "&audience=$PORT_TOKEN_URL" : audienceParameter(),
            body);
  }

  private String audienceParameter() {
    return "&audience=" + URLEncoder.encode(audience, UTF_8);
  }
}
