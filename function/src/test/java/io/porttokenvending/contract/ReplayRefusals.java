package io.porttokenvending.contract;

import static io.porttokenvending.contract.RefusedRequest.refused;
import static io.porttokenvending.exchange.ErrorCode.REPLAY_STORE_UNAVAILABLE;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_REPLAYED;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.FakeDynamoDb;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.World;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Requests whose token was used before, or may have been. */
final class ReplayRefusals {
  static final Map<ErrorCode, Function<World, RefusedRequest>> BY_CODE =
      Map.of(
          TOKEN_REPLAYED, ReplayRefusals::replayed,
          REPLAY_STORE_UNAVAILABLE, ReplayRefusals::unavailable);

  private ReplayRefusals() {}

  private static RefusedRequest replayed(World world) {
    world.usedTokens();
    String token = world.sign(world.job());
    world.send(world.bearing(token).requestId("first"));
    GatewayEvent again = world.bearing(token).requestId("second");
    return refused(again, "This token was already exchanged. Request a new one for each exchange.");
  }

  private static RefusedRequest unavailable(World world) {
    FakeDynamoDb table = world.usedTokens();
    Reply broken = Reply.of(500, "text/plain", "the inner workings of an upstream");
    table.answerWith(call -> Optional.of(broken));
    return refused(
            world.request(),
            "The replay check is unavailable. Retry after the time in Retry-After.")
        .with("Retry-After", "5");
  }
}
