package io.porttokenvending.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.exchange.AuditTrail;
import java.time.Instant;

/**
 * The member of an audit line that declares its metrics to CloudWatch. No dimension contains a
 * value that a caller chooses.
 */
final class EmbeddedMetrics {
  private static final ObjectNode REQUESTS = requests();
  private static final ObjectNode KEY_AGE = age("jwks_age_seconds");
  private static final ObjectNode SECRET_AGE = age("secret_age_seconds");

  /** One sample per skipped lane, with its number as the value. */
  private static final ObjectNode SKIPPED_LANES = metric("skipped_lanes", "None");

  private EmbeddedMetrics() {}

  /** Returns the {@code _aws} member; it declares a metric only if the line contains its value. */
  static ObjectNode of(AuditTrail trail, Instant at) {
    ObjectNode aws = JsonNodeFactory.instance.objectNode();
    aws.put("Timestamp", at.toEpochMilli());
    ArrayNode directives = aws.putArray("CloudWatchMetrics").add(REQUESTS);
    trail.keysSince().ifPresent(since -> directives.add(KEY_AGE));
    trail.secretSince().ifPresent(since -> directives.add(SECRET_AGE));
    if (!trail.skippedLanes().isEmpty()) {
      directives.add(SKIPPED_LANES);
    }
    return aws;
  }

  private static ObjectNode requests() {
    ObjectNode directive = directive();
    ArrayNode dimensions = directive.withArray("Dimensions");
    dimensions.addArray().add("audience").add("outcome");
    dimensions.addArray().add("audience").add("outcome").add("code");
    metric(directive, "requests", "Count");
    metric(directive, "duration_ms", "Milliseconds");
    return directive;
  }

  private static ObjectNode age(String name) {
    return metric(name, "Seconds");
  }

  private static ObjectNode metric(String name, String unit) {
    ObjectNode directive = directive();
    metric(directive, name, unit);
    return directive;
  }

  /** The audience separates two deployments in one account in every graph and alarm. */
  private static ObjectNode directive() {
    ObjectNode directive = JsonNodeFactory.instance.objectNode();
    directive.put("Namespace", "PortTokenVending");
    directive.putArray("Dimensions").addArray().add("audience");
    directive.putArray("Metrics");
    return directive;
  }

  private static void metric(ObjectNode directive, String name, String unit) {
    directive.withArray("Metrics").addObject().put("Name", name).put("Unit", unit);
  }
}
