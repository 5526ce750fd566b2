package io.porttokenvending.fuzzing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fuzzes every target for a while, one after the other, and prints how far it got. First comes the
 * trap: a fuzzer that is blind, as one on a newer JDK once was without a word, does not find it.
 */
public final class Fuzzing {
  private static final List<String> TARGETS =
      List.of(
          "api.EventFuzzTest",
          "token.TokenFuzzTest",
          "token.ClaimsFuzzTest",
          "token.JwkSetFuzzTest",
          "trust.PolicyFuzzTest",
          "port.TokenResponseFuzzTest");

  private static final int LONGEST_FOR_THE_TRAP = 120;
  private static final int LEAST_COVERAGE = 200;

  private Fuzzing() {}

  /**
   * Takes the seconds for each target, the folder for logs and findings, and targets if not all.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int seconds = Integer.parseInt(arguments[0]);
    Path folder = Path.of(arguments[1]).toAbsolutePath();
    List<String> named = List.of(arguments).subList(2, arguments.length);
    // In a new folder, where no earlier run has left what leads to it.
    Path empty = Files.createTempDirectory(Files.createDirectories(folder), "trap");
    if (!new Campaign("fuzzing.Trap", empty).run(LONGEST_FOR_THE_TRAP).failed()) {
      throw new IllegalStateException("The trap was not found: what else is fuzzed is not fuzzed");
    }
    System.out.println("| Target | Executions | Edges covered | Features |");
    System.out.println("| --- | --: | --: | --: |");
    List<String> faults = new ArrayList<>();
    for (String target : named.isEmpty() ? TARGETS : named) {
      Path its = Files.createDirectories(folder.resolve(target));
      Campaign.Result result = new Campaign(target, its).run(seconds);
      System.out.printf(
          "| `%s` | %,d | %,d | %,d |%n",
          target, result.executions(), result.coverage(), result.features());
      if (result.failed()) {
        faults.add(target + " failed, see " + its);
      } else if (result.coverage() < LEAST_COVERAGE) {
        faults.add(target + " covered next to nothing");
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException(String.join("; ", faults));
    }
  }
}
