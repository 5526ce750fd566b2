package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.testing.Policies;
import io.porttokenvending.trust.PolicyFolder.PolicyReading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No header sends Port credentials to a job. */
class SecretSeparationTest {
  private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:";

  @ParameterizedTest
  @CsvSource({
    "port/writer, port/writer",
    "port/writer, {arn}port/writer-AbCdEf",
    "port/writer, {arn}port/writer",
    "{arn}port/writer-AbCdEf, port/writer",
    "{arn}port/writer, port/writer",
    "{arn}port/writer-AbCdEf, {arn}port/writer",
    "{arn}port/writer, {arn}port/writer-AbCdEf",
    "{arn}port/writer-AbCdEf, {arn}port/writer-AbCdEf",
    "{arn}port/writer-AbCdEf, {arn}port/writer-Zz9999",
  })
  void secret_maybeOtherProfilesCredentials_isReported(String credentials, String header) {
    assertEquals(
        List.of(
            "reader.yaml:9:37: a header would send this secret to the job, but it may be"
                + " port.credentials in writer.yaml; use a secret without Port credentials"),
        problems(credentials, header));
  }

  @ParameterizedTest
  @CsvSource({
    "port/writer, port/Writer",
    "port/writer, writer",
    "port/writer, port/writer-AbCdEf",
    "port/writer, {arn}port/writer-AbCdE",
    "port/writer, {arn}port/writer-AbCd+f",
    "port/writer, {arn}port/writer2-AbCdEf",
    "{arn}port/writer-AbCdEf, arn:aws:secretsmanager:eu-west-1:999999999999:secret:port/writer",
    "{arn}port/writer-AbCdEf, {arn}portkey/key-AbCdEf",
  })
  void secret_other_isAllowed(String credentials, String header) {
    assertEquals(List.of(), problems(credentials, header));
  }

  @Test
  void secret_ofOwnCredentials_isReported() {
    String text = GoodServers.with("portkey/key", "port/reader");
    GoodProfile.assertProblem(
        "9:37", "it may be port.credentials in reader.yaml", text, GoodServers.SCOPE);
  }

  @ParameterizedTest
  @CsvSource({"port/one", "port/two", "port/four"})
  void secret_ofAnyLane_isRejectedInAHeader(String lane) {
    String lanes = "[port/one, port/two, port/three, port/four]";
    String text =
        GoodServers.with("portkey/key", lane)
            .replace("credentials: port/reader", "credentials: " + lanes);
    GoodProfile.assertProblem(
        "9:37", "it may be port.credentials in reader.yaml", text, GoodServers.SCOPE);
  }

  private static List<String> problems(String credentials, String header) {
    String writer =
        Policies.profile("{name: a, repository_owner_id: 1, repository_id: any}")
            .replace("port/reader", "'" + resolved(credentials) + "'");
    String reader = GoodServers.with("portkey/key", "'" + resolved(header) + "'");
    return switch (Policies.read(Map.of("reader", reader, "writer", writer), GoodServers.SCOPE)) {
      case PolicyReading.Loaded loaded -> List.of();
      case PolicyReading.Unusable(List<PolicyProblem> problems) ->
          problems.stream().map(PolicyProblem::toString).toList();
    };
  }

  private static String resolved(String id) {
    return id.replace("{arn}", ARN);
  }
}
