package io.porttokenvending.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.porttokenvending.json.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Requires that {@code aud} is exactly one configured value. With several audiences, another
 * recipient of the token could replay it here.
 */
record AudienceCheck(List<String> audiences) implements ClaimCheck {
  @Override
  public Optional<Fault> check(SignedClaims claims, Instant now) {
    JsonNode sent = claims.value("aud");
    JsonNode only = sent instanceof ArrayNode list && list.size() == 1 ? list.path(0) : sent;
    if (only.isTextual() && audiences.contains(only.textValue())) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(
            TokenFault.AUDIENCE_MISMATCH,
            "The token's audience is "
                + JsonText.write(sent)
                + ", but this service accepts \""
                + String.join("\" or \"", audiences)
                + "\". Append &audience="
                + audiences.getFirst()
                + " to ACTIONS_ID_TOKEN_REQUEST_URL; the action and the examples use the value of"
                + " PORT_TOKEN_URL."));
  }
}
