package io.porttokenvending.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.exchange.Outcome.Explained;
import io.porttokenvending.trust.Decision;
import io.porttokenvending.trust.Explanation.RuleVerdict;
import io.porttokenvending.trust.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision of each rule. It contains the job's own claims, but no value that the policy
 * requires.
 */
final class ExplainedDocument {
  /** Lambda limits a response to 6 MB. The rules that match best come first. */
  private static final int MOST_RULES = 1_000;

  private ExplainedDocument() {}

  static GatewayResponse of(Explained explained, String requestId) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("verdict", explained.code().isEmpty() ? "granted" : "denied");
    body.put("code", explained.code().map(ErrorCode::code).orElse("granted"));
    body.put("profile", profile(explained.explanation().decision()));
    body.put("policy_version", explained.policyVersion());
    List<RuleVerdict> rules = explained.explanation().rules();
    ArrayNode array = body.putArray("rules");
    rules.stream().limit(MOST_RULES).forEach(rule -> add(rule, array.addObject()));
    if (rules.size() > MOST_RULES) {
      body.put("rules_omitted", rules.size() - MOST_RULES);
    }
    body.put("request_id", requestId);
    return new GatewayResponse(200, "application/json", requestId, body);
  }

  private static void add(RuleVerdict rule, ObjectNode node) {
    node.put("name", rule.rule()).put("holds", rule.holds());
    ArrayNode conditions = node.putArray("conditions");
    for (var condition : rule.conditions()) {
      conditions
          .addObject()
          .put("claim", condition.claim())
          .put("sent", condition.sent().orElse(null))
          .put("holds", condition.holds());
    }
  }

  private static @Nullable String profile(Decision decision) {
    return switch (decision) {
      case Decision.Granted(Profile profile, String rule) -> profile.name();
      case Decision.Denied denied -> denied.profile().map(Profile::name).orElse(null);
    };
  }
}
