package io.porttokenvending.contract;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.mcp.AgentClient;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.World;
import java.time.Instant;
import java.util.Map;

/**
 * A rejected request, and the parts of its error that are not in the table of codes.
 *
 * @param failedClaims the token's values; empty if the error has no such member
 * @param headers in addition to those of every response with this status
 */
public record RefusedRequest(
    GatewayEvent event,
    String detail,
    Map<String, String> failedClaims,
    Map<String, String> headers) {
  /** One repository by its id and its name. */
  static final String NAMED =
      """
      trust:
        - name: the api
          repository_owner_id: "999999999999"
          repository_id: "888888888888"
          repository: acme/api
      """;

  private static final String FORM = "application/x-www-form-urlencoded";

  /** Prepares a new world, and a request that it rejects with this code. */
  public static RefusedRequest in(World world, ErrorCode code) {
    GitHubToken job = world.job();
    return switch (code) {
      case INVALID_REQUEST ->
          refused(world.request("{\"profile\":5}"), "profile must be a string.");
      case CLIENT_UNKNOWN ->
          refused(
              world.request("{\"client\":\"emacs\"}"),
              "client must be one of " + String.join(", ", AgentClient.ids()) + ".");
      case CLIENT_NEEDS_EMBEDDED_TOKEN ->
          refused(
              world.request("{\"client\":\"cline\",\"embed_token\":false}"),
              "cline cannot read environment variables in its configuration. Set embed_token to"
                  + " true or omit it.");
      case UNSUPPORTED_GRANT_TYPE ->
          refused(
              world.anonymous().header("Content-Type", FORM).body("grant_type=password"),
              "grant_type must be urn:ietf:params:oauth:grant-type:token-exchange or"
                  + " urn:ietf:params:oauth:grant-type:jwt-bearer.");
      case NOT_FOUND ->
          refused(
              GatewayEvent.of("POST", "/v1/tokens"),
              "This path does not exist. Set PORT_TOKEN_URL, or the action's url input, to"
                  + " https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com without a path, and"
                  + " request a token with POST /v1/token.");
      case METHOD_NOT_ALLOWED ->
          refused(
                  GatewayEvent.of("GET", "/v1/token"),
                  "This path accepts only POST. Send the request with that method.")
              .with("Allow", "POST");
      case PAYLOAD_TOO_LARGE ->
          refused(
              world.request(" ".repeat(16_385)),
              "The body is longer than 16 KiB. Send a shorter one.");
      case UNSUPPORTED_MEDIA_TYPE ->
          refused(
              world.request().header("Content-Type", "text/plain").body("{}"),
              "The body's media type is not supported. Send JSON with the header Content-Type:"
                  + " application/json.");
      case TOKEN_MISSING ->
          refused(
              world.anonymous(),
              "The request has no Authorization header. Send the job's OIDC token as Authorization:"
                  + " Bearer TOKEN; the job needs permissions: id-token: write to request it.");
      case TOKEN_MALFORMED ->
          refused(
              world.bearing(world.sign(job) + ".and-a-fourth-part"),
              "The token is not a signed JWT. Send the member value of the runner's response"
                  + " unchanged.");
      case TOKEN_ALGORITHM_REFUSED ->
          refused(
              world.request(job.header("alg", "PS256")),
              "The token is not signed with RS256. Send an ID token from GitHub Actions.");
      case TOKEN_SIGNATURE_INVALID ->
          refused(
              world.bearing(withAnotherSignature(world.sign(job))),
              "The token's signature is invalid. Send the token unchanged; it may have been"
                  + " modified or truncated.");
      case TOKEN_ISSUER_UNTRUSTED ->
          refused(
              world.request(job.with("iss", world.gitHub().uri() + "/")),
              "The token's issuer is not trusted: \""
                  + world.gitHub().uri()
                  + "/\". If it is your enterprise's issuer, ask the operator to add it to"
                  + " OIDC_ISSUERS.");
      case TOKEN_AUDIENCE_MISMATCH ->
          refused(
              world.request(job.with("aud", "https://github.com/acme")),
              "The token's audience is \"https://github.com/acme\", but this service accepts"
                  + " \"port-token-vending\". Append &audience=port-token-vending to"
                  + " ACTIONS_ID_TOKEN_REQUEST_URL; the action and the examples use the value of"
                  + " PORT_TOKEN_URL.");
      case TOKEN_CLAIMS_INCOMPLETE ->
          refused(
              world.request(job.without("actor_id").with("run_id", 7)),
              "The token does not have these claims, or has them with another type: run_id,"
                  + " actor_id. Send the ID token of a workflow job.");
      case TOKEN_CLAIMS_INCONSISTENT ->
          refused(
              world.request(job.with("repository_owner", "acme-corp")),
              "The token's repository acme/api does not belong to its repository_owner acme-corp."
                  + " Request a new token from GitHub Actions.");
      case TOKEN_KEY_UNKNOWN ->
          refused(
                  world.request(job.header("kid", "an-unpublished-key")),
                  "The token's kid is not among the keys that its issuer publishes. After a key"
                      + " rotation, retry in 30 seconds.")
              .with("Retry-After", "30");
      case TOKEN_EXPIRED -> untimely(world, "exp", -30, "expired at ");
      case TOKEN_NOT_YET_VALID -> untimely(world, "nbf", 31, "is not valid before ");
      case TOKEN_TOO_OLD -> untimely(world, "iat", -600, "was issued at ");
      case PROFILE_REQUIRED -> {
        world.profile("catalog-writer", World.PORT + World.TRUST);
        yield refused(
            world.request(),
            "There are several profiles, and none is named default. Name one in the member"
                + " profile.");
      }
      case RESOURCE_MISMATCH ->
          refused(
              OAuthForm.jwtBearer(world.sign(job))
                  .with("resource", "https://mcp.us.port.io/v1")
                  .toEvent(),
              "The parameter resource is not the address of the profile's MCP server.");
      case ACCESS_DENIED ->
          failing(
              world,
              "ref",
              "refs/heads/release",
              "No rule of this profile matches the job. failed_claims lists the claims that did"
                  + " not match. Change the job, or ask the policy's owner for a rule.");
      case IDENTITY_ID_MISMATCH -> {
        world.profile("catalog-reader", World.PORT + NAMED);
        yield failing(
            world,
            "repository_id",
            "888888880003",
            "A rule matches this repository's name, but not its id. The repository was recreated,"
                + " or the policy contains an old id. Ask the policy's owner to check the id.");
      }
      case EVENT_REFUSED ->
          failing(
              world,
              "event_name",
              "workflow_run",
              "A rule of this profile matches the job, but does not list its event. An event that"
                  + " outsiders can cause must be listed in event_name.");
      case SIGNING_KEYS_UNAVAILABLE -> UpstreamRefusals.keysUnavailable(world);
      case SECRETS_UNAVAILABLE -> UpstreamRefusals.secretsUnavailable(world);
      case SECRET_MISSING -> UpstreamRefusals.missingSecret(world);
      case SECRET_MALFORMED -> UpstreamRefusals.malformedSecret(world);
      case PORT_CREDENTIALS_REJECTED -> UpstreamRefusals.revoked(world);
      case PORT_RESPONSE_INVALID -> UpstreamRefusals.portOfAnotherKind(world);
      case PORT_UNAVAILABLE -> UpstreamRefusals.portUnavailable(world);
      case PORT_RATE_LIMITED -> UpstreamRefusals.portRateLimited(world);
      case TOKEN_LIFETIME_INSUFFICIENT -> UpstreamRefusals.shortLife(world);
      case TOKEN_REPLAYED -> UpstreamRefusals.replayed(world);
      case REPLAY_STORE_UNAVAILABLE -> UpstreamRefusals.replayStoreUnavailable(world);
      case INTERNAL_ERROR -> UpstreamRefusals.bug(world);
    };
  }

  static RefusedRequest refused(GatewayEvent event, String detail) {
    return new RefusedRequest(event, detail, Map.of(), Map.of());
  }

  /** The default job with one claim that no rule matches. */
  private static RefusedRequest failing(World world, String claim, String sent, String detail) {
    GatewayEvent event = world.request(world.job().with(claim, sent));
    return new RefusedRequest(event, detail, Map.of(claim, sent), Map.of());
  }

  RefusedRequest with(String header, String value) {
    return new RefusedRequest(event, detail, failedClaims, Map.of(header, value));
  }

  /** The first bits of the signature lie within a number, the last ones might not be used. */
  private static String withAnotherSignature(String token) {
    int first = token.lastIndexOf('.') + 1;
    char other = token.charAt(first) == 'A' ? 'B' : 'A';
    return token.substring(0, first) + other + token.substring(first + 1);
  }

  /**
   * Sends a token with one time just outside the accepted range.
   *
   * @param seconds offset of the claim from now
   */
  private static RefusedRequest untimely(World world, String claim, long seconds, String what) {
    Instant time = Instant.ofEpochSecond(world.now().getEpochSecond() + seconds);
    return refused(
        world.request(world.job().with(claim, time.getEpochSecond())),
        "The token "
            + what
            + time
            + (claim.equals("iat") ? ", which is too long ago" : "")
            + ". The server's time is "
            + world.now()
            + ". Request a new token.");
  }
}
