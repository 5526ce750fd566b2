package io.porttokenvending.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.GenuineToken;
import io.porttokenvending.trust.GitHubClaims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that lint accepts every value that GitHub sends. */
class LintGenuineClaimsTest {
  private static final String PROFILE =
      """
      port: {region: eu, credentials: port/reader}
      mcp: {tools: [list_entities]}
      trust:
        - name: one
          repository_owner_id: "1"
          repository_id: "1"
          event_name: [push, pull_request]
      """;

  @TempDir private Path folder;

  @Test
  void genuineClaims_haveNoFinding() throws IOException {
    String payload = GenuineToken.TEXT.split("\\.", -1)[1];
    JsonNode claims = Answer.json(new String(Base64.getUrlDecoder().decode(payload), UTF_8));
    List<String> conditions = new ArrayList<>();
    claims.properties().stream()
        .filter(claim -> GitHubClaims.kindOf(claim.getKey()).isPresent())
        .filter(claim -> !PROFILE.contains(claim.getKey()))
        .filter(claim -> !claim.getValue().asText().isEmpty())
        .forEach(claim -> conditions.add(line(claim.getKey(), claim.getValue().asText())));
    assertTrue(conditions.size() > 15, conditions::toString);
    assertClean(String.join("", conditions));
  }

  @ParameterizedTest
  @CsvSource({
    "ref, refs/pull/15/merge",
    "ref, refs/heads/gh-readonly-queue/main/pr-7-0f661a4a011d77cb21fa4dc7013d9b6f928666ed",
    "ref, refs/heads/dependabot/npm_and_yarn/a@b-1.2.3+x",
    "ref, refs/tags/v1.0.0-rc.1",
    "head_ref, feature/#7",
    "actor, dependabot[bot]",
    "actor, mona_octo",
    "repository, octo-org/.github",
    "workflow, Deploy — production",
    "workflow, .github/workflows/deploy.yml",
    "environment, Production:V1",
    "environment, eu / west (1)",
    "enterprise, my-enterprise",
    "repo_property_tier, 'gold,silver'",
    "workflow_ref, o/r/.github/workflows/a@b.yaml@refs/heads/a@b",
    "job_workflow_ref, o/r/.github/workflows/f.yml@0f661a4a011d77cb21fa4dc7013d9b6f928666ed"
  })
  void genuineValue_hasNoFinding(String claim, String value) throws IOException {
    assertClean(
        line(claim, value) + (claim.equals("environment") ? line("ref", "refs/tags/v1") : ""));
  }

  private void assertClean(String conditions) throws IOException {
    Files.writeString(folder.resolve("reader.yaml"), PROFILE + conditions);
    CommandRun run = CommandRun.of("lint", "--format=json", folder.toString());
    assertEquals("[ ]", run.out().strip());
    assertTrue(run.err().contains("no findings"), run::err);
  }

  private static String line(String claim, String value) {
    return "    " + claim + ": '" + value + "'\n";
  }
}
