package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.Answer;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** A run of the {@code policy} command: exit code and output. */
public record CommandRun(int code, String out, String err) {
  public static CommandRun of(String... args) {
    return withInput("", args);
  }

  public static CommandRun withInput(String standardInput, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        PolicyCommand.run(
            new ByteArrayInputStream(standardInput.getBytes(UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            args);
    return new CommandRun(code, out.toString(), err.toString());
  }

  public List<String> lines() {
    return out.lines().toList();
  }

  /** Returns standard output, which must be one JSON value. */
  public JsonNode json() {
    return Answer.json(out);
  }
}
