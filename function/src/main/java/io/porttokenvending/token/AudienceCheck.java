package io.porttokenvending.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.porttokenvending.json.JsonText;
import java.time.Instant;
import java.util.Optional;

/** {@code aud} is ours and no one else's: a token that others accept too could come from them. */
final class AudienceCheck implements ClaimCheck {
  private final String audience;

  AudienceCheck(String audience) {
    this.audience = audience;
  }

  @Override
  public Optional<Fault> check(SignedClaims claims, Instant now) {
    JsonNode sent = claims.value("aud");
    JsonNode only = sent instanceof ArrayNode list && list.size() == 1 ? list.path(0) : sent;
    if (audience.equals(only.textValue())) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(
            TokenFault.AUDIENCE_MISMATCH,
            "The token was requested for the audience "
                + JsonText.write(sent)
                + "; request it with audience="
                + audience
                + "."));
  }
}
