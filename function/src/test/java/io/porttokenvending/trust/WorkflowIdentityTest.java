package io.porttokenvending.trust;

import static io.porttokenvending.trust.Verdicts.push;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.Identities;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The claims of a verified token may contradict each other. */
class WorkflowIdentityTest {
  @Test
  void identity_ofToken_hasItsClaims() {
    WorkflowIdentity identity = Identities.of(push().with("ref", ""));
    assertEquals(GitHubTokens.ISSUER, identity.issuer());
    assertEquals("acme/api", identity.repository());
    assertEquals("888888888888", identity.repositoryId());
    assertEquals("WorkflowIdentity[repositoryId=888888888888]", identity.toString());
    assertEquals("999999999999", identity.repositoryOwnerId());
    assertEquals("push", identity.eventName());
    assertEquals("", identity.ref());
    assertEquals(Optional.of("octocat"), identity.claim("actor"));
    assertEquals(Optional.empty(), identity.claim("environment"));
    assertEquals(Optional.empty(), identity.claim("iat"));
  }

  @ParameterizedTest
  @CsvSource({"ACME/api, acme", "acme/api, ACME", "acme/api/x, acme", "acme/evil, acme"})
  void repository_ofItsOwner_isConsistent(String repository, String owner) {
    assertConsistent(push().with("repository", repository).with("repository_owner", owner));
  }

  @ParameterizedTest
  @CsvSource({
    "acme/api, evil",
    "evil/api, acme",
    "acme-evil/api, acme",
    "acme/api, acme-evil",
    "acme, acme",
    "/api, acme",
    "' acme/api', acme",
    "acme /api, acme",
    "kiosk/api, \u212aiosk",
    "kiosk/api, k\u0131osk"
  })
  void repository_ofOtherOwner_isInconsistent(String repository, String owner) {
    String detail =
        assertInconsistent(push().with("repository", repository).with("repository_owner", owner));
    assertTrue(detail.contains(repository) && detail.contains(owner), detail);
  }

  @Test
  void immutableSubject_sameIds_isConsistent() {
    assertConsistent(push().withImmutableSubject());
    assertConsistent(push().withImmutableSubject().with("environment", "a/b:c@7"));
    assertConsistent(subject("repo:renamed@999999999999/since@888888888888:ref:refs/heads/main"));
    assertConsistent(subject("repo:acme@999999999999/api@888888888888:"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repo:acme@7/api@888888888888:ref:refs/heads/main",
        "repo:acme@999999999999/api@8:ref:refs/heads/main",
        "repo:acme@7/api@8:ref:refs/heads/main",
        "repo:acme@888888888888/api@999999999999:ref:refs/heads/main",
        "repo:acme@999999999999/api@8:",
        "repo:acme@999999999999/api@8:environment:production",
        "repo:acme@999999999999/api@8:pull_request",
        "repo:acme@999999999999/api@8:environment:x:job_workflow_ref:a/b/.github/workflows/c.yml@d",
        "repo:evil@7/evil@8:ref:refs/heads/main",
        "repo:e@7/v@8:ref:refs/heads/main",
        "repo:acme@0999999999999/api@888888888888:ref:refs/heads/main",
        "repo:acme@999999999999/api@0888888888888:ref:refs/heads/main",
        "repo:acme@999999999999000000000000000/api@888888888888:ref:refs/heads/main"
      })
  void immutableSubject_otherIds_isInconsistent(String subject) {
    assertInconsistent(subject(subject));
  }

  /** Administrators can customize {@code sub}; only its default form is compared. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "repo:acme/api:ref:refs/heads/main",
        "repo:evil/evil:ref:refs/heads/main",
        "repo:acme@7/api:ref:refs/heads/main",
        "repo:acme/api@8:ref:refs/heads/main",
        "repo:acme@7/api@8",
        "repo:@7/api@8:x",
        "repo:acme@7/@8:x",
        "repo:acme@/api@8:x",
        "repo:acme@7/api@:x",
        "repo:acme@7x/api@8:x",
        "repo:acme@7/api@8x:x",
        "repo:acme@-7/api@8:x",
        "repo:acme@@7/api@8:x",
        "repo:acme@\u0667/api@8:x",
        "repo:acme-7/api-8:x",
        "repo:acme@7:x/api@8:x",
        "repo:acme@7/api/x@8y:x",
        "Repo:acme@7/api@8:x",
        " repo:acme@7/api@8:x",
        "repository:acme@7/api@8:x",
        "environment:repo:acme@7/api@8:x",
        "repo:",
        "repo::",
        "repo:/:",
        "repo",
        "x"
      })
  void subject_otherForm_isNotCompared(String subject) {
    assertConsistent(subject(subject));
  }

  private static GitHubToken subject(String subject) {
    return push().with("sub", subject);
  }

  private static void assertConsistent(GitHubToken token) {
    assertInstanceOf(WorkflowIdentity.Reading.Consistent.class, Identities.read(token));
  }

  private static String assertInconsistent(GitHubToken token) {
    WorkflowIdentity.Reading reading = Identities.read(token);
    return assertInstanceOf(WorkflowIdentity.Reading.Inconsistent.class, reading).detail();
  }
}
