package io.porttokenvending.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonText;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Selects text or JSON for the report of a command. */
public final class ReportOptions {
  enum Format {
    HUMAN,
    JSON
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "human",
      description = "human or json (default: human)")
  Format format = Format.HUMAN;

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  /** Writes the report to standard output in the selected format. */
  public void write(Consumer<Terminal> text, Supplier<? extends JsonNode> json) {
    Terminal out = Terminal.of(command);
    switch (format) {
      case HUMAN -> text.accept(out);
      case JSON -> out.println(JsonText.writePretty(json.get()));
    }
  }
}
