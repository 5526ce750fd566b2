package io.porttokenvending.contract;

import static io.porttokenvending.contract.RefusedRequest.refused;

import io.porttokenvending.testing.Fake;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.World;
import java.time.Duration;
import java.util.Optional;

/** Requests that fail because of an upstream, or because their token was consumed. */
final class UpstreamRefusals {
  /** The text of an upstream must not leave the function. */
  private static final String SAID = "the inner workings of an upstream";

  private UpstreamRefusals() {}

  static RefusedRequest keysUnavailable(World world) {
    return failing(
            world,
            world.gitHub(),
            Reply.of(500, "text/plain", SAID),
            "The signing keys of the token's issuer could not be fetched. Retry after the time in"
                + " Retry-After.")
        .with("Retry-After", "5");
  }

  static RefusedRequest secretsUnavailable(World world) {
    return failing(
            world,
            world.secrets(),
            Reply.of(500, "text/plain", SAID),
            "The secret with the profile's Port credentials could not be read because Secrets"
                + " Manager is unavailable.")
        .with("Retry-After", "5");
  }

  static RefusedRequest portOfAnotherKind(World world) {
    return failing(
        world,
        world.port(),
        Reply.of(200, "text/html", SAID),
        "The server at the profile's Port address returned an invalid token response.");
  }

  static RefusedRequest portUnavailable(World world) {
    Reply reply = Reply.of(503, "text/plain", SAID);
    return failing(world, world.port(), reply, "Port is unavailable.").with("Retry-After", "5");
  }

  static RefusedRequest portRateLimited(World world) {
    return failing(
            world,
            world.port(),
            Reply.of(429, "text/plain", SAID).header("Retry-After", "840"),
            "Port's rate limit for token exchanges is reached.")
        .with("Retry-After", "840");
  }

  static RefusedRequest replayStoreUnavailable(World world) {
    return failing(
            world,
            world.usedTokens(),
            Reply.of(500, "text/plain", SAID),
            "The replay check is unavailable. Retry after the time in Retry-After.")
        .with("Retry-After", "5");
  }

  static RefusedRequest replayed(World world) {
    world.usedTokens();
    String token = world.sign(world.job());
    world.send(world.bearing(token).requestId("first"));
    GatewayEvent again = world.bearing(token).requestId("second");
    return refused(again, "This token was already exchanged. Request a new one for each exchange.");
  }

  private static RefusedRequest failing(World world, Fake upstream, Reply reply, String detail) {
    world.forbid(SAID);
    upstream.answerWith(call -> Optional.of(reply));
    return refused(world.request(), detail);
  }

  static RefusedRequest missingSecret(World world) {
    world.secrets().delete(World.CREDENTIALS);
    return refused(
        world.request(),
        "The secret with the profile's Port credentials does not exist, or the function's role may"
            + " not read it.");
  }

  static RefusedRequest malformedSecret(World world) {
    world.secrets().put(World.CREDENTIALS, world.forbid("clientId: somebody@acme.example"));
    return refused(
        world.request(),
        "The secret with the profile's Port credentials must be JSON with clientId and clientSecret"
            + " of a service account.");
  }

  static RefusedRequest revoked(World world) {
    world.revoke();
    return refused(
        world.request(),
        "Port rejected the profile's client credentials, or this function's IP address.");
  }

  /** Port's tokens end on a whole second, and the world's time is a quarter past one. */
  static RefusedRequest shortLife(World world) {
    world.port().tokenLifetime(Duration.ofSeconds(59));
    return refused(
            world.request(),
            "Every Port token of this profile expires sooner than the required min_ttl. Retry after"
                + " the time in Retry-After, or require a shorter min_ttl.")
        .with("Retry-After", "59");
  }

  static RefusedRequest bug(World world) {
    GatewayEvent request = world.request();
    world.plant(new IllegalStateException("a bug that quotes the event: " + request.toJson()));
    return refused(request, "The function failed. Search its log for this request_id.");
  }
}
