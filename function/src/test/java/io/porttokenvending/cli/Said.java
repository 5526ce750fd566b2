package io.porttokenvending.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What the command said, and how it ended. */
record Said(int code, String out, String err) {
  static Said by(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = PolicyCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Said(code, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }

  /** All that was said, which must be one JSON value. */
  JsonNode json() {
    return switch (StrictJson.read(out)) {
      case JsonReading.Value(JsonNode value) -> value;
      case JsonReading.Malformed(String why) -> throw new AssertionError(why + ": " + out);
    };
  }
}
