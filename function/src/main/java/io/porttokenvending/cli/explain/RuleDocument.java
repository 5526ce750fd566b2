package io.porttokenvending.cli.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A judged rule as the function's explain tells it, and what it wants besides. */
public final class RuleDocument {
  private RuleDocument() {}

  public static void add(JudgedRule judged, ObjectNode node) {
    node.put("name", judged.rule().name()).put("holds", judged.verdict().holds());
    ArrayNode conditions = node.putArray("conditions");
    for (var condition : judged.verdict().conditions()) {
      conditions
          .addObject()
          .put("claim", condition.claim())
          .put("sent", condition.sent().orElse(null))
          .put("wanted", WantedText.of(judged.rule(), condition))
          .put("holds", condition.holds());
    }
  }
}
