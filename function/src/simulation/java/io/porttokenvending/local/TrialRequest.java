package io.porttokenvending.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A job and a policy from the fields of the page.
 *
 * @param claims text for {@link JobText}
 * @param policy texts by file name
 * @param profile named in the request for a token; empty if the request names none
 * @param client agent whose configuration file is requested
 */
record TrialRequest(
    String claims, Map<String, String> policy, Optional<String> profile, String client) {
  static final String FORM =
      "The request requires the strings claims, profile and client, and policy with a text for each"
          + " file.";

  /** Returns the request; empty if it does not have the {@linkplain #FORM required form}. */
  static Optional<TrialRequest> of(JsonNode body) {
    Map<String, String> policy = new TreeMap<>();
    for (Map.Entry<String, JsonNode> file : body.path("policy").properties()) {
      if (!file.getValue().isTextual()) {
        return Optional.empty();
      }
      policy.put(file.getKey(), file.getValue().textValue());
    }
    String profile = body.path("profile").textValue();
    String claims = body.path("claims").textValue();
    String client = body.path("client").textValue();
    if (profile == null || claims == null || client == null || policy.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> named = profile.isEmpty() ? Optional.empty() : Optional.of(profile);
    return Optional.of(new TrialRequest(claims, policy, named, client));
  }
}
