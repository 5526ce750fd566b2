package io.porttokenvending.cli.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.trust.Condition;
import io.porttokenvending.trust.Profile;
import io.porttokenvending.trust.Rule;
import io.porttokenvending.trust.TrustPolicy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The claims that some rule of either policy looks at, so that jobs that differ in others only are
 * one.
 */
final class DecidingClaims {
  private static final List<String> ALWAYS =
      List.of(
          "event_name",
          "iss",
          "ref",
          "repository",
          "repository_id",
          "repository_owner",
          "repository_owner_id",
          "sub");

  private final Set<String> wanted = new TreeSet<>();

  DecidingClaims(TrustPolicy... policies) {
    for (TrustPolicy policy : policies) {
      for (Profile profile : policy.profiles().values()) {
        for (Rule rule : profile.rules()) {
          for (Condition condition : rule.conditions()) {
            wanted.add(condition.claim());
          }
        }
      }
    }
  }

  /** Sorted by name, without what is absent or null. */
  ObjectNode of(ObjectNode job) {
    Set<String> names = new TreeSet<>(ALWAYS);
    names.addAll(wanted);
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    for (String name : names) {
      JsonNode value = job.path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        claims.set(name, value);
      }
    }
    return claims;
  }

  /** Those of conditions that are not among these; an owner's name is that of its repository. */
  Set<String> notAmong(Set<String> members) {
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(members);
    missing.removeAll(ALWAYS);
    return missing;
  }
}
