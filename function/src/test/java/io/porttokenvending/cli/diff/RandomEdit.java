package io.porttokenvending.cli.diff;

import io.porttokenvending.testing.RandomTrust;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Typical changes to rules, with one claim per line. */
final class RandomEdit {
  /** Effect of a change on the jobs that get access. */
  enum Effect {
    NOTHING,
    WIDER,
    NARROWER
  }

  record Edited(List<String> rules, Effect effect) {}

  private static final Set<String> NEEDED = Set.of("repository_owner_id", "repository_id");

  private final Random random;
  private final RandomTrust trust;

  RandomEdit(long seed) {
    random = new Random(seed);
    trust = new RandomTrust(seed);
  }

  Edited edit(List<String> rules) {
    List<String> edited = new ArrayList<>(rules);
    int at = random.nextInt(rules.size());
    return switch (random.nextInt(8)) {
      case 0 -> {
        Collections.shuffle(edited, random);
        yield new Edited(edited, Effect.NOTHING);
      }
      case 1 -> {
        String rule = edited.get(at);
        edited.set(at, "name: another" + rule.substring(rule.indexOf('\n')));
        yield new Edited(edited, Effect.NOTHING);
      }
      case 2 -> {
        edited.add(trust.rule());
        yield new Edited(edited, Effect.WIDER);
      }
      case 3 -> {
        if (edited.size() > 1) {
          edited.remove(at);
        }
        yield new Edited(edited, Effect.NARROWER);
      }
      case 4 -> change(edited, at, this::withoutCondition, Effect.WIDER);
      case 5 -> change(edited, at, this::withCondition, Effect.NARROWER);
      case 6 -> change(edited, at, this::withWiderPattern, Effect.WIDER);
      default -> change(edited, at, this::withFewerValues, Effect.NARROWER);
    };
  }

  private interface LineEdit {
    Optional<List<String>> of(List<String> lines);
  }

  private static Edited change(List<String> rules, int at, LineEdit edit, Effect effect) {
    List<String> lines = new ArrayList<>(rules.get(at).lines().toList());
    return edit.of(lines)
        .map(changed -> {
          rules.set(at, String.join("\n", changed));
          return new Edited(rules, effect);
        })
        .orElse(new Edited(rules, Effect.NOTHING));
  }

  private Optional<List<String>> withoutCondition(List<String> lines) {
    return conditions(lines)
        .map(line -> {
          lines.remove(line);
          return lines;
        });
  }

  private Optional<List<String>> withCondition(List<String> lines) {
    List<String> taken = lines.stream().map(RandomEdit::claim).toList();
    List<String> others =
        trust
            .rule()
            .lines()
            .filter(line -> !taken.contains(claim(line)) && !claim(line).equals("event_name"))
            .toList();
    if (others.isEmpty()) {
      return Optional.empty();
    }
    lines.add(others.get(random.nextInt(others.size())));
    return Optional.of(lines);
  }

  /** Replaces the end of a value with two stars. */
  private Optional<List<String>> withWiderPattern(List<String> lines) {
    return conditions(lines)
        .filter(line -> !claim(line).endsWith("_id") && line.contains("\""))
        .map(line -> {
          int open = line.indexOf('"');
          int close = line.indexOf('"', open + 1);
          int cut = open + 2 + random.nextInt(close - open - 1);
          lines.set(lines.indexOf(line), line.substring(0, cut) + "**" + line.substring(close));
          return lines;
        });
  }

  private Optional<List<String>> withFewerValues(List<String> lines) {
    List<String> lists = lines.stream().filter(line -> line.contains("[\"")).toList();
    if (lists.isEmpty()) {
      return Optional.empty();
    }
    String line = lists.get(random.nextInt(lists.size()));
    lines.set(
        lines.indexOf(line),
        line.substring(0, line.indexOf("["))
            + line.substring(line.indexOf('"'), line.indexOf(',')));
    return Optional.of(lines);
  }

  private Optional<String> conditions(List<String> lines) {
    List<String> conditions =
        lines.stream()
            .filter(line -> !NEEDED.contains(claim(line)))
            .filter(line -> !List.of("event_name", "name").contains(claim(line)))
            .toList();
    return conditions.isEmpty()
        ? Optional.empty()
        : Optional.of(conditions.get(random.nextInt(conditions.size())));
  }

  private static String claim(String line) {
    return line.substring(0, line.indexOf(':'));
  }
}
