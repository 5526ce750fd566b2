package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {
  @ParameterizedTest
  @CsvSource({
    "repositoryOwnerId, repository_owner_id",
    "repository-owner-id, repository_owner_id",
    "REPOSITORY_OWNER_ID, repository_owner_id",
    "RepositoryId, repository_id",
    "repository owner, repository_owner",
    "Ref, ref",
    "reff, ref",
    "rf, ref",
    "evnet_name, event_name",
    "repositoryy_idd, repository_id",
    "job_worfklow_ref, job_workflow_ref",
    "repo, repository",
    "repo_id, repository_id",
    "owner_id, repository_owner_id",
    "env, environment",
    "event, event_name",
    "reusable_workflow_ref, workflow_ref",
    "repository_name, repository",
    "actor_login, actor"
  })
  void typo_suggestsTheClaim(String written, String meant) {
    assertEquals(Optional.of(meant), NearestName.of(written, GitHubClaims.names()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"branch", "r", "", "_", "-", "sub", "team", "description", "id_token"})
  void otherWord_hasNoSuggestion(String written) {
    assertEquals(Optional.empty(), NearestName.of(written, GitHubClaims.names()));
  }

  @Test
  void knownName_isItsOwnNearest() {
    for (String claim : GitHubClaims.names()) {
      assertEquals(Optional.of(claim), NearestName.of(claim, GitHubClaims.names()));
    }
  }

  @ParameterizedTest
  @CsvSource({"uk,", "de,", "ap,", "EU, eu", "Us, us", "eus, eu", "us-east-1, us", "europe, eu"})
  void shortName_otherLetter_hasNoSuggestion(String written, String meant) {
    assertEquals(Optional.ofNullable(meant), NearestName.of(written, List.of("eu", "us")));
  }

  @ParameterizedTest
  @CsvSource({
    "https://ids.example/, https://ids.example",
    "https://ids.exmaple, https://ids.example",
    "https://ids.example/enterprise,",
    "https://ids,"
  })
  void url_onlyTypos_areSuggested(String written, String meant) {
    assertEquals(
        Optional.ofNullable(meant), NearestName.of(written, List.of("https://ids.example")));
  }

  @Test
  void nearestName_isPreferred_thenTheFirst() {
    assertEquals(Optional.of("tools"), NearestName.of("tool", List.of("toolset", "tools")));
    assertEquals(Optional.of("port1"), NearestName.of("port", List.of("port1", "port2")));
  }

  @Test
  void longText_hasNoSuggestion() {
    String text = "x".repeat(101);
    assertEquals(Optional.empty(), NearestName.of(text, new ArrayList<>(List.of(text))));
  }
}
