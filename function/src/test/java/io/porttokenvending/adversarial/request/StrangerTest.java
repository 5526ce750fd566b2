package io.porttokenvending.adversarial.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.testing.GitHubToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every caller that no rule names gets the same response for the same amount of work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangerTest {
  private static final Set<String> ABSENT =
      Set.of(
          "no-such-profile",
          "Default",
          "default ",
          "default.yaml",
          "",
          "-",
          "../default",
          "default\u0000",
          "p".repeat(65));

  private final CorpusWorld world = CorpusWorld.start();
  private final List<Asked> asked = new ArrayList<>();

  private record Asked(String stranger, String profile, CorpusWorld.Result result) {
    String answer() {
      return result.answer().status() + "\n" + result.answer().headers() + result.answer().text();
    }

    @Override
    public String toString() {
      return stranger + " for " + profile + " is " + result.answer().code() + ", " + result.calls();
    }
  }

  @BeforeAll
  void askForEverything() {
    Request other = Request.of(world.gitHub()).claim("repository_owner_id", "999999990000");
    Map<String, Request> strangers =
        Map.of(
            "another owner", other,
            "a namesake", other.claim("repository_id", "999999990000"),
            "an owner of no names",
                other.claim("repository_owner", "stranger").claim("repository", "stranger/nothing"),
            "an event", other.claim("event_name", "pull_request_target"),
            "an environment", other.claim("environment", "production"),
            "an immutable subject", other.token(GitHubToken::withImmutableSubject),
            "the other issuer's", Request.of(world.other()));
    Set<String> profiles = new TreeSet<>(world.profiles());
    profiles.addAll(ABSENT);
    strangers.forEach((name, stranger) -> {
      asked.add(new Asked(name, "none", world.send(stranger)));
      profiles.forEach(
          profile -> asked.add(new Asked(name, profile, world.send(stranger.profile(profile)))));
    });
  }

  @AfterAll
  void close() {
    world.close();
  }

  @Test
  void stranger_anyRequest_getsTheSameBytesAndHeaders() {
    Set<String> answers = new TreeSet<>();
    asked.forEach(each -> answers.add(each.answer()));

    assertEquals(1, answers.size(), answers::toString);
    assertTrue(answers.iterator().next().startsWith("403"));
    assertFalse(asked.getFirst().result().answer().body().has("failed_claims"));
    assertTrue(asked.size() > 150, () -> "" + asked.size());
  }

  @Test
  void stranger_anyRequest_causesTheSameCalls() {
    assertEquals(
        List.of(),
        asked.stream().filter(each -> !each.result().isOf(ReachedUpstreams.KEYS)).toList());
  }

  @Test
  void profile_thatDoesNotExist_looksTheSameToANamedOwner() {
    Request good = Request.of(world.gitHub());
    for (String profile : ABSENT) {
      CorpusWorld.Result result = world.send(good.profile(profile));
      assertEquals(asked.getFirst().answer(), new Asked("", profile, result).answer());
      assertTrue(result.isOf(ReachedUpstreams.KEYS), profile);
    }
  }

  @Test
  void resurrectedName_isInTheAuditLineAndTheMetricsOnly() {
    List<String> alarmed = new ArrayList<>();
    for (Asked each : asked) {
      JsonNode line = each.result().answer().line();
      if (line.path("code").asText().equals("identity_id_mismatch")) {
        alarmed.add(each.stranger() + " for " + each.profile());
        JsonNode dimensions =
            line.path("_aws").path("CloudWatchMetrics").path(0).path("Dimensions");
        assertEquals("[\"audience\",\"outcome\",\"code\"]", dimensions.path(2).toString());
      }
    }

    for (String stranger : List.of("another owner", "a namesake", "an immutable subject")) {
      assertTrue(alarmed.contains(stranger + " for catalog-reader"), alarmed::toString);
      assertTrue(alarmed.contains(stranger + " for owned"), alarmed::toString);
    }
    assertTrue(
        alarmed.stream().noneMatch(each -> each.startsWith("an owner of no names")),
        alarmed::toString);
  }
}
