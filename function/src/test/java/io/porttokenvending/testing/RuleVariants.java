package io.porttokenvending.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The rules of {@link RandomTrust} written otherwise: in another order, or so that they admit more.
 */
public final class RuleVariants {
  private static final List<String> KEPT =
      List.of("name", "repository_owner_id", "repository_id", "event_name");

  private final Random random;

  public RuleVariants(long seed) {
    random = new Random(seed);
  }

  /** The same rules; the order of rules, keys and values is another. */
  public String[] reordered(String... rules) {
    List<String> texts = new ArrayList<>();
    for (String rule : rules) {
      List<String> lines = new ArrayList<>();
      rule.lines().map(this::reorderedValues).forEach(lines::add);
      Collections.shuffle(lines, random);
      texts.add(String.join("\n", lines));
    }
    Collections.shuffle(texts, random);
    return texts.toArray(String[]::new);
  }

  /** Returns the rule with one random widening, or unchanged if that widening does not apply. */
  public String[] widened(String... rules) {
    String[] wider = rules.clone();
    int at = random.nextInt(rules.length);
    List<String> lines = new ArrayList<>(rules[at].lines().toList());
    int line = random.nextInt(lines.size());
    String claim = claim(lines.get(line));
    switch (random.nextInt(4)) {
      // Without its events a rule falls back on those that need no listing: it may admit fewer.
      case 0 -> {
        if (!KEPT.contains(claim)) {
          lines.remove(line);
        }
      }
      case 1 -> lines.set(line, withAnotherValue(lines.get(line)));
      case 2 -> lines.set(line, lines.get(line).replace("**", "*").replace("*", "**"));
      default ->
          lines.replaceAll(
              each -> claim(each).equals("repository_id") ? "repository_id: any" : each);
    }
    wider[at] = String.join("\n", lines);
    return wider;
  }

  private String reorderedValues(String line) {
    int open = line.indexOf('[');
    if (open < 0) {
      return line;
    }
    List<String> values =
        Arrays.asList(line.substring(open + 1, line.length() - 1).split(", ", -1));
    Collections.shuffle(values, random);
    return line.substring(0, open) + values;
  }

  private static String withAnotherValue(String line) {
    String value = line.substring(claim(line).length() + 2);
    String another =
        switch (claim(line)) {
          case "repository_owner_id", "repository_id", "actor_id" -> "\"7\"";
          case "event_name" -> "workflow_run";
          default -> "another";
        };
    if (claim(line).equals("name") || value.equals("any") || value.startsWith("{")) {
      return line;
    }
    return claim(line)
        + ": ["
        + another
        + ", "
        + (value.startsWith("[") ? value.substring(1) : value + "]");
  }

  private static String claim(String line) {
    return line.substring(0, line.indexOf(':'));
  }
}
