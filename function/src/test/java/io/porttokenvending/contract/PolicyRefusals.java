package io.porttokenvending.contract;

import static io.porttokenvending.contract.RefusedRequest.failing;
import static io.porttokenvending.contract.RefusedRequest.refused;
import static io.porttokenvending.exchange.ErrorCode.ACCESS_DENIED;
import static io.porttokenvending.exchange.ErrorCode.EVENT_REFUSED;
import static io.porttokenvending.exchange.ErrorCode.IDENTITY_ID_MISMATCH;
import static io.porttokenvending.exchange.ErrorCode.PROFILE_REQUIRED;
import static io.porttokenvending.exchange.ErrorCode.RESOURCE_MISMATCH;
import static java.util.Map.entry;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.World;
import java.util.Map;
import java.util.function.Function;

/** Requests of a named owner that the policy denies. */
final class PolicyRefusals {
  /** One repository by its id and its name. */
  static final String NAMED =
      """
      trust:
        - name: the api
          repository_owner_id: "999999999999"
          repository_id: "888888888888"
          repository: acme/api
      """;

  static final Map<ErrorCode, Function<World, RefusedRequest>> BY_CODE =
      Map.ofEntries(
          entry(PROFILE_REQUIRED, PolicyRefusals::severalProfiles),
          entry(
              RESOURCE_MISMATCH,
              world ->
                  refused(
                      OAuthForm.jwtBearer(world.sign(world.job()))
                          .with("resource", "https://mcp.us.port.io/v1")
                          .toEvent(),
                      "The parameter resource is not the address of the profile's MCP server.")),
          entry(
              ACCESS_DENIED,
              world ->
                  failing(
                      "ref",
                      "refs/heads/release",
                      world.request(world.job().with("ref", "refs/heads/release")),
                      "No rule of this profile matches the job. failed_claims lists the claims"
                          + " that did not match. Change the job, or ask the policy's owner for a"
                          + " rule.")),
          entry(IDENTITY_ID_MISMATCH, PolicyRefusals::madeAnew),
          entry(
              EVENT_REFUSED,
              world ->
                  failing(
                      "event_name",
                      "workflow_run",
                      world.request(world.job().with("event_name", "workflow_run")),
                      "A rule of this profile matches the job, but does not list its event. An"
                          + " event that outsiders can cause must be listed in event_name.")));

  private PolicyRefusals() {}

  private static RefusedRequest severalProfiles(World world) {
    world.profile("catalog-writer", World.PORT + World.TRUST);
    return refused(
        world.request(),
        "There are several profiles, and none is named default. Name one in the member profile.");
  }

  private static RefusedRequest madeAnew(World world) {
    world.profile("catalog-reader", World.PORT + NAMED);
    return failing(
        "repository_id",
        "888888880003",
        world.request(world.job().with("repository_id", "888888880003")),
        "A rule matches this repository's name, but not its id. The repository was recreated, or"
            + " the policy contains an old id. Ask the policy's owner to check the id.");
  }
}
