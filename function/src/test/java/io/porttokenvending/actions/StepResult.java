package io.porttokenvending.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of a step.
 *
 * @param log standard output and error in the order in which they were written
 * @param outputs by name
 * @param waits how long it wanted to sleep each time; it did not
 * @param arguments of all programs that it started, a line each
 */
record StepResult(
    int exit,
    String log,
    Map<String, String> outputs,
    String summary,
    List<String> waits,
    String arguments) {
  private static final String MASK = "::add-mask::";
  private static final Pattern ERROR =
      Pattern.compile("::error (file=([^,]*),line=(\\d+),)?title=Port token::(.*)");

  String output(String name) {
    String value = outputs.get(name);
    if (value == null) {
      throw new AssertionError("no output " + name + ": " + log);
    }
    return value;
  }

  /** The only error, as the runner would show it. */
  String error() {
    return unescaped(annotation().group(4));
  }

  /** File and line of the only error, as written; empty without them. */
  String place() {
    Matcher annotation = annotation();
    return annotation.group(1) == null ? "" : annotation.group(2) + " " + annotation.group(3);
  }

  private Matcher annotation() {
    List<String> errors = log.lines().filter(line -> line.startsWith("::error")).toList();
    Matcher error = ERROR.matcher(errors.isEmpty() ? "" : errors.getFirst());
    if (errors.size() != 1 || !error.matches()) {
      throw new AssertionError("not one error: " + log);
    }
    return error;
  }

  /** Returns the error of the only attempt that was retried. */
  String retried() {
    List<String> retries = log.lines().filter(line -> line.startsWith("Attempt ")).toList();
    if (retries.size() != 1) {
      throw new AssertionError("not one retry: " + log);
    }
    return retries.getFirst().replaceFirst("^Attempt 1 of \\d failed: ", "");
  }

  /** The log as the runner would show it, had the step printed more at its end. */
  String shown(String more) {
    List<String> masks = new ArrayList<>();
    StringBuilder shown = new StringBuilder();
    for (String line : (log + "\n" + more).lines().toList()) {
      if (line.startsWith(MASK)) {
        masks.add(unescaped(line.substring(MASK.length())));
      } else {
        String masked = line;
        for (String mask : masks) {
          masked = masked.replace(mask, "***");
        }
        shown.append(masked).append('\n');
      }
    }
    return shown.toString();
  }

  private static String unescaped(String data) {
    return data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
  }
}
