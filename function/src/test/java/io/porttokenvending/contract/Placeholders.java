package io.porttokenvending.contract;

import java.util.Map;

/**
 * Values for the {@code {{name}}} in a file of {@code events/}.
 *
 * @param numbers written without the quotes around their placeholder
 */
public record Placeholders(Map<String, String> texts, Map<String, Long> numbers) {

  /**
   * The template with every placeholder filled in.
   *
   * @throws AssertionError for a placeholder that has no value
   */
  public String fill(String template) {
    String filled = template;
    for (var number : numbers.entrySet()) {
      filled = filled.replace("\"{{" + number.getKey() + "}}\"", number.getValue().toString());
    }
    for (var text : texts.entrySet()) {
      filled = filled.replace("{{" + text.getKey() + "}}", text.getValue());
    }
    int unknown = filled.indexOf("{{");
    if (unknown >= 0) {
      int end = Math.min(filled.length(), unknown + 40);
      throw new AssertionError("nothing to fill in for " + filled.substring(unknown, end));
    }
    return filled;
  }
}
