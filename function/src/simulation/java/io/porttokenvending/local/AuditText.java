package io.porttokenvending.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.cli.PrintableText;
import io.porttokenvending.cli.Terminal;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Prints the lines that the function logs, with audit lines in a short form.
 *
 * @param verbose prints every line in full
 */
record AuditText(Terminal terminal, boolean verbose) implements Consumer<String> {

  @Override
  public void accept(String line) {
    if (verbose) {
      terminal.println(line);
    } else if (StrictJson.read(line) instanceof JsonReading.Value(JsonNode audit)) {
      if (audit.path("event").asText().equals("token_vending")) {
        terminal.println(shortened(audit));
      }
    } else {
      terminal.println(line);
    }
  }

  private String shortened(JsonNode audit) {
    List<String> parts = new ArrayList<>();
    String outcome = audit.path("outcome").asText();
    String code = audit.path("code").asText();
    parts.add(
        terminal.colored(!outcome.equals("denied") && !outcome.equals("failed"), outcome)
            + (code.equals(outcome) ? "" : " " + code));
    text(audit, "profile").ifPresent(profile -> parts.add("profile " + profile));
    text(audit, "rule").ifPresent(rule -> parts.add("rule " + rule));
    text(audit, "event_name")
        .ifPresent(event ->
            parts.add(
                event
                    + text(audit, "ref").map(ref -> " on " + ref).orElse("")
                    + text(audit, "repository").map(name -> " of " + name).orElse("")));
    parts.add(audit.path("duration_ms").asText() + " ms");
    return "  audit  " + String.join(", ", parts);
  }

  private static Optional<String> text(JsonNode audit, String member) {
    String value = audit.path(member).asText("");
    return value.isEmpty() ? Optional.empty() : Optional.of(PrintableText.value(value));
  }
}
