package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.PolicyFolder.PolicyReading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profiles that share a lane must have identical lists. */
class SharedLanesTest {
  private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a            | b
          a            | a
          a            | {arn}a-AbCdEf
          a            | [a]
          [a, b]       | [a, b]
          [a, b]       | [a, "{arn}b-AbCdEf"]
          [a, b]       | [c, d]
          [a, b]       | c
          """)
  void lists_thatShareNoLaneOrAreIdentical_load(String first, String second) {
    assertEquals(List.of(), problems(first, second));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [a, b]          | a                      | 3:16
          a               | [b, a]                 | 3:20
          [a, b]          | [b, a]                 | 3:17
          [a, b]          | [a, b, c]              | 3:17
          [a, b, c]       | [d, c]                 | 3:20
          [a, b]          | [c, "{arn}b-AbCdEf"]   | 3:20
          ["{arn}a", b]   | [c, a]                 | 3:20
          """)
  void lists_thatDifferAndShareALane_areRejected(String first, String second, String at) {
    assertEquals(
        List.of(
            "second.yaml:"
                + at
                + ": this lane is or may be a lane of first.yaml, which has another list; profiles"
                + " that share a lane must have identical lists of credentials"),
        problems(first, second));
  }

  private static List<String> problems(String first, String second) {
    return switch (Policies.read(
        Map.of("first", profile(first), "second", profile(second)), Policies.SCOPE)) {
      case PolicyReading.Loaded _ -> List.of();
      case PolicyReading.Unusable(List<PolicyProblem> problems) ->
          problems.stream().map(PolicyProblem::toString).toList();
    };
  }

  private static String profile(String credentials) {
    String written =
        credentials.startsWith("[") ? credentials : "'" + credentials.replace("'", "") + "'";
    return """
    port:
      region: eu
      credentials: %s
    trust: [{name: a, repository_owner_id: 1, repository_id: any}]
    """
        .formatted(written.replace("{arn}", ARN));
  }
}
