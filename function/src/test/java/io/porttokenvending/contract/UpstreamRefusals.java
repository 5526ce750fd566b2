package io.porttokenvending.contract;

import static io.porttokenvending.contract.RefusedRequest.refused;
import static io.porttokenvending.exchange.ErrorCode.INTERNAL_ERROR;
import static io.porttokenvending.exchange.ErrorCode.PORT_CREDENTIALS_REJECTED;
import static io.porttokenvending.exchange.ErrorCode.PORT_RATE_LIMITED;
import static io.porttokenvending.exchange.ErrorCode.PORT_RESPONSE_INVALID;
import static io.porttokenvending.exchange.ErrorCode.PORT_UNAVAILABLE;
import static io.porttokenvending.exchange.ErrorCode.SECRETS_UNAVAILABLE;
import static io.porttokenvending.exchange.ErrorCode.SECRET_MALFORMED;
import static io.porttokenvending.exchange.ErrorCode.SECRET_MISSING;
import static io.porttokenvending.exchange.ErrorCode.SIGNING_KEYS_UNAVAILABLE;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_LIFETIME_INSUFFICIENT;
import static java.util.Map.entry;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.Fake;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.World;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Requests that fail because something behind the function does. */
final class UpstreamRefusals {
  /** What an upstream says stays with the function. */
  private static final String SAID = "the inner workings of an upstream";

  static final Map<ErrorCode, Function<World, RefusedRequest>> BY_CODE =
      Map.ofEntries(
          entry(
              SIGNING_KEYS_UNAVAILABLE,
              world ->
                  failing(world, world.gitHub(), Reply.of(500, "text/plain", SAID))
                      .apply(
                          "The signing keys of the token's issuer could not be fetched. Retry after"
                              + " the time in Retry-After.")
                      .with("Retry-After", "5")),
          entry(
              SECRETS_UNAVAILABLE,
              world ->
                  failing(world, world.secrets(), Reply.of(500, "text/plain", SAID))
                      .apply(
                          "The secret with the profile's Port credentials could not be read because"
                              + " Secrets Manager is unavailable.")
                      .with("Retry-After", "5")),
          entry(SECRET_MISSING, UpstreamRefusals::missingSecret),
          entry(SECRET_MALFORMED, UpstreamRefusals::malformedSecret),
          entry(PORT_CREDENTIALS_REJECTED, UpstreamRefusals::revoked),
          entry(
              PORT_RESPONSE_INVALID,
              world ->
                  failing(world, world.port(), Reply.of(200, "text/html", SAID))
                      .apply(
                          "The server at the profile's Port address returned an invalid token"
                              + " response.")),
          entry(
              PORT_UNAVAILABLE,
              world ->
                  failing(world, world.port(), Reply.of(503, "text/plain", SAID))
                      .apply("Port is unavailable.")
                      .with("Retry-After", "5")),
          entry(
              PORT_RATE_LIMITED,
              world ->
                  failing(
                          world,
                          world.port(),
                          Reply.of(429, "text/plain", SAID).header("Retry-After", "840"))
                      .apply("Port's rate limit for token exchanges is reached.")
                      .with("Retry-After", "840")),
          entry(TOKEN_LIFETIME_INSUFFICIENT, UpstreamRefusals::shortLife),
          entry(INTERNAL_ERROR, UpstreamRefusals::bug));

  private UpstreamRefusals() {}

  private static Function<String, RefusedRequest> failing(World world, Fake upstream, Reply reply) {
    world.forbid(SAID);
    upstream.answerWith(call -> Optional.of(reply));
    return detail -> refused(world.request(), detail);
  }

  private static RefusedRequest missingSecret(World world) {
    world.secrets().delete(World.CREDENTIALS);
    return refused(
        world.request(),
        "The secret with the profile's Port credentials does not exist, or the function's role may"
            + " not read it.");
  }

  private static RefusedRequest malformedSecret(World world) {
    world.secrets().put(World.CREDENTIALS, world.forbid("clientId: somebody@acme.example"));
    return refused(
        world.request(),
        "The secret with the profile's Port credentials must be JSON with clientId and clientSecret"
            + " of a service account.");
  }

  private static RefusedRequest revoked(World world) {
    world.revoke();
    return refused(
        world.request(),
        "Port rejected the profile's client credentials, or this function's IP address.");
  }

  /** Port's tokens end on a whole second, and the world's time is a quarter past one. */
  private static RefusedRequest shortLife(World world) {
    world.port().tokenLifetime(Duration.ofSeconds(59));
    return refused(
            world.request(),
            "Port keeps one active token, and it expires sooner than the required min_ttl. Port"
                + " issues another one after that.")
        .with("Retry-After", "59");
  }

  private static RefusedRequest bug(World world) {
    GatewayEvent request = world.request();
    world.plant(new IllegalStateException("a bug that quotes the event: " + request.toJson()));
    return refused(request, "The function failed. Search its log for this request_id.");
  }
}
