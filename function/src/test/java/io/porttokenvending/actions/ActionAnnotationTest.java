package io.porttokenvending.actions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An error is shown at the line of the workflow that causes it. */
class ActionAnnotationTest extends WithActionJob {
  private static final String FILE = ".github/workflows/agent.yml";
  private static final String WORKFLOW =
      """
      # uses: acme/port-token-vending/infra/github/action@v0
      name: Agent
      permissions: {}
      jobs:
        other:
          permissions: {}
          steps:
            - uses: acme/port-token-vending/infra/github/action@v0
        agent: # the job
          runs-on: ubuntu-latest
          permissions:
            contents: read
          steps:
            - run: echo "uses: x/infra/github/action@v0"
            - id: port
              uses: "acme/port-token-vending/infra/github/action@0123abc" # pinned
              with:
                permissions: x
        shared:
          steps:
            - uses: ./infra/github/action
        called:
          uses: acme/ci/.github/workflows/port-agent.yml@main
      """;

  private Path checkout;

  @BeforeEach
  void checkOut() throws Exception {
    checkout = home.resolve("checkout");
    write(FILE, WORKFLOW);
    job.runner().with("GITHUB_WORKSPACE", checkout.toString());
    job.runner().with("GITHUB_REPOSITORY", "acme/api");
    job.runner().with("GITHUB_WORKFLOW_REF", "acme/api/" + FILE + "@refs/heads/a@b");
    job.runner().with("GITHUB_JOB", "agent");
  }

  private Path write(String name, String text) throws Exception {
    Path file = checkout.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, UTF_8);
  }

  private String denied() throws Exception {
    job.service().answerAlways(Service.echo());
    StepResult ran = job.run();
    assertTrue(ran.error().startsWith("access_denied: "), ran.log());
    return ran.place();
  }

  private String withoutPermission() throws Exception {
    job.runner().without("ACTIONS_ID_TOKEN_REQUEST_URL");
    StepResult ran = job.run();
    assertTrue(ran.error().contains("permissions: id-token: write"), ran.log());
    return ran.place();
  }

  @ParameterizedTest
  @CsvSource({"agent, 16, 11", "other, 8, 6", "shared, 21, 3"})
  void error_isAtTheStep_orAtThePermissions(String name, int step, int permissions)
      throws Exception {
    job.runner().with("GITHUB_JOB", name);

    assertEquals(FILE + " " + step, denied());
    assertEquals(FILE + " " + permissions, withoutPermission());
  }

  @Test
  void jobWithoutPermissions_isAnnotatedItself() throws Exception {
    write(FILE, WORKFLOW.replace("permissions: {}\njobs", "defaults: {}\njobs"));
    job.runner().with("GITHUB_JOB", "shared");
    assertEquals(FILE + " 19", withoutPermission());
  }

  @Test
  void windowsLineEndings_areNoObstacle() throws Exception {
    write(FILE, WORKFLOW.replace("\n", "\r\n"));
    assertEquals(FILE + " 16", denied());
  }

  @ParameterizedTest
  @ValueSource(strings = {"called", "missing", "", "x|y"})
  void jobThatDoesNotUseTheAction_hasNoPlace(String name) throws Exception {
    job.runner().with("GITHUB_JOB", name);
    assertEquals("", denied());
  }

  @Test
  void fileThatIsNotThere_hasNoPlace() throws Exception {
    for (String ref :
        List.of(
            "acme/api/.github/workflows/none.yml@refs/heads/main",
            "acme/other/" + FILE + "@refs/heads/main",
            "acme/api/.github/workflows/../../secret.yml@refs/heads/main",
            "")) {
      job.runner().with("GITHUB_WORKFLOW_REF", ref);
      assertEquals("", denied(), ref);
    }
    Path link = checkout.resolve(".github/workflows/link.yml");
    Files.createSymbolicLink(link, checkout.resolve(FILE));
    job.runner().with("GITHUB_WORKFLOW_REF", "acme/api/.github/workflows/link.yml@refs/heads/main");
    assertEquals("", denied(), "a link");
  }

  /** Otherwise a file name could end the property, and begin another. */
  @Test
  void fileName_isEscaped() throws Exception {
    write(".github/workflows/a,line=1::b%0A.yml", WORKFLOW);
    job.runner()
        .with(
            "GITHUB_WORKFLOW_REF", "acme/api/.github/workflows/a,line=1::b%0A.yml@refs/heads/main");
    assertEquals(".github/workflows/a%2Cline=1%3A%3Ab%250A.yml 16", denied());
  }

  @Test
  void examples_haveALineForTheirStep() throws Exception {
    for (String name : List.of("claude-code", "codex", "gemini-cli-vertex", "matrix")) {
      String text = Step.read("infra/github/examples/" + name + ".yml");
      write(FILE, text);
      List<String> lines = text.lines().toList();
      int expected = 1;
      while (!lines.get(expected - 1).contains("/infra/github/action@v0")) {
        expected++;
      }
      assertEquals(FILE + " " + expected, denied(), name);
    }
  }
}
