package io.porttokenvending.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audience of the OIDC token is always the address of the service. */
class ActionAudienceTest extends WithActionJob {
  private static final String STS = "sts.amazonaws.com";

  /** A service that collects tokens: it names another audience wherever it can. */
  @BeforeEach
  void attack() {
    job.service().announce(STS);
    String refusal =
        """
        {"code":"token_audience_mismatch","retryable":true,"audience":"sts.amazonaws.com",
         "detail":"This service expects audience=sts.amazonaws.com."}
        """;
    job.service().answerAlways(Service.written(401, "application/problem+json", refusal));
  }

  @Test
  void serviceThatNamesAnotherAudience_getsNoTokenForIt() throws Exception {
    assertEquals(1, job.run().exit());
    assertEquals(Set.of(job.service().url()), requested());
    assertEquals(List.of("/v1/token"), job.service().paths().stream().distinct().toList());
  }

  @Test
  void curlExample_requestsNoOtherAudience() throws Exception {
    Step step = Step.ofWorkflow(Step.read("infra/github/examples/curl.yml"), "Get a Port token");
    StepResult ran = job.runner().run(step, job.variables());
    assertEquals(1, ran.exit(), ran.log());
    assertEquals(Set.of(job.service().url()), requested());
    assertEquals(List.of("/v1/token"), job.service().paths());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "%s/", "HTTP://127.0.0.1:%2$s"})
  void url_isTheAudienceInOneForm(String written) throws Exception {
    String url = job.service().url();
    String port = url.substring(url.lastIndexOf(':') + 1);
    job.with("url", written.formatted(url, port)).run();
    assertEquals(Set.of(url), requested());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://Vending.Example", "https://vending.example:443/"})
  void defaultPort_isNoPartOfTheAudience(String url) throws Exception {
    job.runner().program("curl", "exit 6");
    job.runner().noteArguments("jq");
    StepResult ran = job.with("url", url).run();
    String encoding = "--arg audience https://vending.example $audience";
    assertTrue(ran.arguments().contains(encoding), ran.arguments());
  }

  private Set<String> requested() {
    return job.service().world().gitHub().calls("/runner/idtoken").stream()
        .map(call -> call.query().replaceFirst(".*audience=", ""))
        .map(audience -> URLDecoder.decode(audience, StandardCharsets.UTF_8))
        .collect(Collectors.toSet());
  }
}
