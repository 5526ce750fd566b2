package io.porttokenvending.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The job summary of a job that got no token; {@link ActionGrantTest} has the other one. */
class ActionSummaryTest extends WithActionJob {
  /** Markdown, HTML, a workflow command, an end of the HTML block, and invisible characters. */
  private static final String EVIL =
      "refs/heads/a|b`c`*d*[e](https://evil.example)<img src=x onerror=alert(1)>&amp;\"@octocat"
          + "\n\n# heading\r\n::warning::x\u202e\u200b\u2028\u0085end";

  @Test
  void denial_showsCodeDetailRemedyLinkAndFailedClaims() throws Exception {
    var world = job.service().world();
    world.gitHub().run(world.job().with("ref", "refs/heads/release"));

    StepResult ran = job.run();

    String link =
        "<a href=\"https://github.com/port-token-vending/port-token-vending/blob/main/function/docs/"
            + "errors.md#access_denied\"><code>access_denied</code></a>";
    for (String part :
        List.of(
            "### No Port token\n\n<table>\n",
            row("Code", link),
            ">Detail</th><td>",
            ">What to do</th><td>Run the job on a branch, event or environment",
            ">Request</th><td><code>",
            "<tr><th align=\"left\">Failed claim</th><th align=\"left\">This job</th></tr>\n"
                + row("<code>ref</code>", "<code>refs/heads/release</code>"))) {
      assertTrue(ran.summary().contains(part), part + " is not in " + ran.summary());
    }
  }

  @Test
  void claimsAndTexts_areNeitherMarkdownNorHtml() throws Exception {
    ObjectNode problem =
        JsonNodeFactory.instance.objectNode().put("code", EVIL).put("retryable", false);
    problem.put("detail", EVIL).put("type", "javascript:alert(1)").put("request_id", EVIL);
    problem.putArray("failed_claims").addObject().put("claim", EVIL).put("sent", EVIL);
    problem.withArray("failed_claims").addObject().put("claim", "ref").putNull("sent");
    String body = JsonText.write(problem);
    job.service().answerAlways(Service.written(403, "application/problem+json", body));

    String summary = job.run().summary();

    String escaped =
        "refs/heads/a|b`c`*d*[e](https://evil.example)&lt;img src=x onerror=alert(1)&gt;&amp;amp;"
            + "&quot;@octocat# heading::warning::xend";
    assertEquals(5, summary.split(Pattern.quote(escaped), -1).length - 1, summary);
    assertTrue(summary.contains(row("<code>ref</code>", "not in the token")), summary);
    assertFalse(summary.contains("<a "), summary);
    assertOneBlockEach(summary);
  }

  /** Markdown interprets text outside of an HTML block, which ends at an empty line. */
  private static void assertOneBlockEach(String summary) {
    assertTrue(summary.startsWith("### No Port token\n\n"), summary);
    for (String block : summary.substring(summary.indexOf("\n\n") + 2).strip().split("\n\n", -1)) {
      assertTrue(block.matches("(?s)<(table|p)>.*</\\1>"), block);
    }
  }

  @Test
  void longValue_isShortened() throws Exception {
    var world = job.service().world();
    world.gitHub().run(world.job().with("ref", "refs/heads/" + "x".repeat(1_000)));

    String summary = job.run().summary();

    assertTrue(summary.contains("x".repeat(289) + "…</code>"), summary);
    assertFalse(summary.contains("x".repeat(300)), summary);
  }

  @Test
  void failureWithoutCode_showsItsMessage() throws Exception {
    StepResult ran = job.with("url", "https://user<b>@host/v1").run();

    String message = ran.error();
    assertFalse(message.isEmpty());
    assertEquals("### No Port token\n\n<p>" + message + "</p>\n\n", ran.summary());
  }

  @Test
  void responseThatIsNoJson_failsWithTheMessage() throws Exception {
    job.service().answerAlways(Service.written(403, "text/html", "<h1>Forbidden</h1>"));
    StepResult ran = job.run();

    assertEquals(1, ran.exit(), ran.log());
    assertOneBlockEach(ran.summary());
    assertTrue(ran.summary().contains("unexpected response with status 403"), ran.summary());
  }

  @Test
  void runnerWithoutSummaryFile_failsWithTheSameError() throws Exception {
    job.service().answerAlways(Service.echo());
    job.runner().without("GITHUB_STEP_SUMMARY");
    StepResult ran = job.run();
    assertEquals(1, ran.exit(), ran.log());
    assertTrue(ran.error().startsWith("access_denied: "), ran.log());
  }

  private static String row(String name, String value) {
    return "<tr><th align=\"left\">" + name + "</th><td>" + value + "</td></tr>\n";
  }
}
