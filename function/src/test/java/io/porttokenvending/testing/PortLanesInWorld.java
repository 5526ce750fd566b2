package io.porttokenvending.testing;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Credential sets of a world's Port that its profile uses as lanes, numbered from 1. */
public record PortLanesInWorld(World world) {
  private static final String CLIENT = "client-of-lane-";

  /** Gives the world's profile so many lanes without tokens. */
  public void use(int count) {
    List<String> secrets =
        IntStream.rangeClosed(1, count).mapToObj(PortLanesInWorld::secretId).toList();
    for (int lane = 1; lane <= count; lane++) {
      revoke(lane);
      register(lane);
    }
    world.profile(
        "catalog-reader",
        World.PORT.replace(World.CREDENTIALS, secrets.toString())
            + "  min_ttl: 15m\n"
            + World.TOOLS
            + World.TRUST);
  }

  public static String secretId(int lane) {
    return "port-lanes/lane-" + lane;
  }

  /** Port does not know the lane's credentials any more. */
  public void revoke(int lane) {
    world.port().remove(CLIENT + lane);
  }

  /** Makes the credentials known to Port, and stores a new version of them. */
  public void register(int lane) {
    String clientSecret = world.forbid("client-secret-of-the-lane-" + lane);
    world.port().register(CLIENT + lane, clientSecret);
    world.secrets().restore(secretId(lane));
    world
        .secrets()
        .put(
            secretId(lane),
            "{\"clientId\":\"%s\",\"clientSecret\":\"%s\"}".formatted(CLIENT + lane, clientSecret));
  }

  /** Makes Port answer the exchanges of one lane with a status. */
  public void fail(int lane, int status) {
    world
        .port()
        .answerWith(call ->
            call.text().contains(CLIENT + lane) ? Optional.of(Reply.of(status)) : Optional.empty());
  }

  /** Returns the lanes in the order of their exchanges. */
  public List<Integer> exchanged() {
    return world.port().calls().stream()
        .map(call -> Client.json(call.text()).path("clientId").asText())
        .map(id -> Integer.valueOf(id.substring(CLIENT.length())))
        .toList();
  }
}
