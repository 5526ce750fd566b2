package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.Answer;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a run of the command said, and how it ended. */
public record Ran(int code, String out, String err) {
  public static Ran of(String... args) {
    return with("", args);
  }

  /** A run with something on standard input. */
  public static Ran with(String in, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        PolicyCommand.run(
            new ByteArrayInputStream(in.getBytes(UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            args);
    return new Ran(code, out.toString(), err.toString());
  }

  /** All that it said, as JSON. */
  public JsonNode json() {
    return Answer.json(out);
  }
}
