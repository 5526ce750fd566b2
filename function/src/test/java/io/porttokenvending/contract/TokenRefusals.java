package io.porttokenvending.contract;

import static io.porttokenvending.contract.RefusedRequest.refused;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_ALGORITHM_REFUSED;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_AUDIENCE_MISMATCH;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_CLAIMS_INCOMPLETE;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_CLAIMS_INCONSISTENT;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_EXPIRED;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_ISSUER_UNTRUSTED;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_KEY_UNKNOWN;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_MALFORMED;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_NOT_YET_VALID;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_SIGNATURE_INVALID;
import static io.porttokenvending.exchange.ErrorCode.TOKEN_TOO_OLD;
import static java.util.Map.entry;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.World;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** Requests whose token is no good; each token is the usual one but for one thing. */
final class TokenRefusals {
  static final Map<ErrorCode, Function<World, RefusedRequest>> BY_CODE =
      Map.ofEntries(
          entry(
              TOKEN_MALFORMED,
              world ->
                  refused(
                      world.bearing(world.sign(world.job()) + ".and-a-fourth-part"),
                      "The token is not a signed JWT. Send the member value of the runner's"
                          + " response unchanged.")),
          entry(
              TOKEN_ALGORITHM_REFUSED,
              world ->
                  refused(
                      world.request(world.job().header("alg", "PS256")),
                      "The token is not signed with RS256, as GitHub's are.")),
          entry(
              TOKEN_SIGNATURE_INVALID,
              world ->
                  refused(
                      world.bearing(withAnotherSignature(world)),
                      "The token's signature is not its issuer's: it was changed or cut on its"
                          + " way.")),
          entry(
              TOKEN_ISSUER_UNTRUSTED,
              world ->
                  refused(
                      world.request(world.job().with("iss", world.gitHub().uri() + "/")),
                      "The token's issuer is not trusted: \""
                          + world.gitHub().uri()
                          + "/\". If it is your enterprise's, ask the operator to add it to"
                          + " OIDC_ISSUERS.")),
          entry(
              TOKEN_AUDIENCE_MISMATCH,
              world ->
                  refused(
                      world.request(world.job().with("aud", "https://github.com/acme")),
                      "The token's audience is \"https://github.com/acme\", but this service"
                          + " accepts \"port-token-vending\". Append &audience=port-token-vending"
                          + " to ACTIONS_ID_TOKEN_REQUEST_URL; the action and the examples use the"
                          + " value of PORT_TOKEN_URL.")),
          entry(
              TOKEN_CLAIMS_INCOMPLETE,
              world ->
                  refused(
                      world.request(world.job().without("actor_id").with("run_id", 7)),
                      "The token lacks claims that an ID token of a workflow job has, or has them"
                          + " with another type: run_id, actor_id.")),
          entry(
              TOKEN_CLAIMS_INCONSISTENT,
              world ->
                  refused(
                      world.request(world.job().with("repository_owner", "acme-corp")),
                      "The token's repository acme/api is not of its repository_owner"
                          + " acme-corp.")),
          entry(
              TOKEN_KEY_UNKNOWN,
              world ->
                  refused(
                          world.request(world.job().header("kid", "a-key-of-nobody")),
                          "The token names a key that its issuer does not publish. After a key"
                              + " rotation this passes within half a minute.")
                      .with("Retry-After", "30")),
          entry(TOKEN_EXPIRED, world -> untimely(world, "exp", -30, "expired at ")),
          entry(TOKEN_NOT_YET_VALID, world -> untimely(world, "nbf", 31, "is not valid before ")),
          entry(TOKEN_TOO_OLD, world -> untimely(world, "iat", -600, "was issued at ")));

  private TokenRefusals() {}

  /** The first bits of the signature lie within a number, the last ones might not be used. */
  private static String withAnotherSignature(World world) {
    String token = world.sign(world.job());
    int first = token.lastIndexOf('.') + 1;
    char other = token.charAt(first) == 'A' ? 'B' : 'A';
    return token.substring(0, first) + other + token.substring(first + 1);
  }

  /**
   * A time of the token moved to where it just does not pass.
   *
   * @param seconds from now, whose fraction counts for the function
   */
  private static RefusedRequest untimely(World world, String claim, long seconds, String what) {
    Instant time = Instant.ofEpochSecond(world.now().getEpochSecond() + seconds);
    return refused(
        world.request(world.job().with(claim, time.getEpochSecond())),
        "The token "
            + what
            + time
            + (claim.equals("iat") ? ", too long ago" : "")
            + "; it is "
            + world.now()
            + " here. Request a fresh one.");
  }
}
