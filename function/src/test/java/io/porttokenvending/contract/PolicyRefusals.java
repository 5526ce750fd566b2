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
                      "No rule of the profile lets this job in: the claims in failed_claims are"
                          + " not what it wants.")),
          entry(IDENTITY_ID_MISMATCH, PolicyRefusals::madeAnew),
          entry(
              EVENT_REFUSED,
              world ->
                  failing(
                      "event_name",
                      "workflow_run",
                      world.request(world.job().with("event_name", "workflow_run")),
                      "A rule of the profile would let this job in, but only rules that name the"
                          + " event do so for events that outsiders can cause.")));

  private PolicyRefusals() {}

  private static RefusedRequest severalProfiles(World world) {
    world.profile("catalog-writer", World.PORT + World.TRUST);
    return refused(
        world.request(),
        "There are several profiles and none is the default: name one in the member profile.");
  }

  private static RefusedRequest madeAnew(World world) {
    world.profile("catalog-reader", World.PORT + NAMED);
    return failing(
        "repository_id",
        "888888880003",
        world.request(world.job().with("repository_id", "888888880003")),
        "The policy knows this name with another id: the repository was made anew, or the policy"
            + " holds an old id.");
  }
}
