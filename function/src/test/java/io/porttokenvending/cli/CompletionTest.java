package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStreamWriter;
import java.io.Writer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the completion script in bash. */
class CompletionTest {
  @ParameterizedTest
  @CsvSource({
    "policy, 'policy com', completion",
    "policy.sh, 'policy.sh ex', explain",
    "policy, 'policy lint --samc', --samconfig",
    "policy, 'policy lint --format g', github"
  })
  void word_isCompleted(String name, String typed, String expected) throws Exception {
    CommandRun script = CommandRun.of("completion");
    assertEquals(ExitCode.SUCCESS, script.code());
    Process bash =
        new ProcessBuilder("bash", "--norc", "--noprofile", "-s").redirectErrorStream(true).start();
    try (Writer input = new OutputStreamWriter(bash.getOutputStream(), UTF_8)) {
      input.write(script.out());
      input.write(
          """
          # Only a line that is being edited has options of its completion.
          compopt() { :; }
          registered=$(complete -p %s)
          [[ $registered == *' -F _complete_policy '* ]] || echo "not registered: $registered"
          COMP_WORDS=(%s)
          COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
          _complete_policy
          echo "${COMPREPLY[*]}"
          """
              .formatted(name, typed));
    }
    assertEquals(expected, new String(bash.getInputStream().readAllBytes(), UTF_8).strip());
    assertEquals(0, bash.waitFor());
  }
}
