package io.porttokenvending.trust;

import static io.porttokenvending.trust.GoodProfile.bad;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionReaderTest {
  private static final String ANY = "any";
  private static final String REF = "ref: refs/heads/main";
  private static final String EVENTS = "[push, schedule]";
  private static final String MEMBER = "{member: gold}";
  private static final String PLAIN_ID = "an id must be a decimal number";
  private static final String ANY_ALONE = "any is allowed only as the whole value";
  private static final String EMPTY_LIST = "an empty list never matches";

  static Stream<Arguments> idsWithOneProblem() {
    return Stream.of(
        bad("15:20", EMPTY_LIST, ANY, "[]"),
        bad("15:21", ANY_ALONE, ANY, "[any]"),
        bad("15:21", ANY_ALONE, ANY, "[any, \"1\"]"),
        bad("15:26", ANY_ALONE, ANY, "[\"1\", any]"),
        bad("15:20", PLAIN_ID, ANY, "ANY"),
        bad("15:20", PLAIN_ID, ANY, "all"),
        bad("15:20", PLAIN_ID, ANY, "'*'"),
        bad("15:20", PLAIN_ID, ANY, "'1*'"),
        bad("15:20", PLAIN_ID, ANY, "''"),
        bad("15:19", PLAIN_ID, "repository_id: any", "repository_id:"),
        bad("15:20", PLAIN_ID, ANY, "'007'"),
        bad("15:20", PLAIN_ID, ANY, "007"),
        bad("15:20", PLAIN_ID, ANY, "00"),
        bad("15:20", PLAIN_ID, ANY, "-1"),
        bad("15:20", PLAIN_ID, ANY, "+1"),
        bad("15:20", PLAIN_ID, ANY, "1.0"),
        bad("15:20", PLAIN_ID, ANY, "1e3"),
        bad("15:20", PLAIN_ID, ANY, "0x1F"),
        bad("15:20", PLAIN_ID, ANY, "1_000"),
        bad("15:20", PLAIN_ID, ANY, "' 1'"),
        bad("15:20", PLAIN_ID, ANY, "'\u0661'"),
        bad("15:20", PLAIN_ID, ANY, "123456789012345678901"),
        bad("15:20", PLAIN_ID, ANY, "true"),
        bad("15:20", PLAIN_ID, ANY, "{member: 1}"),
        bad("15:21", PLAIN_ID, ANY, "[[1]]"),
        bad("14:26", ANY_ALONE, "\"999999999999\"", "any"),
        bad("14:26", PLAIN_ID, "\"999999999999\"", "acme"),
        bad("14:26", EMPTY_LIST, "\"999999999999\"", "[]"),
        bad("16:15", PLAIN_ID, REF, "actor_id: octocat"),
        bad("16:13", PLAIN_ID, REF, "run_id: '*'"),
        bad("16:15", ANY_ALONE, REF, "actor_id: any"));
  }

  static Stream<Arguments> valuesWithOneProblem() {
    return Stream.of(
        bad("17:17", "event_name must not contain a wildcard", EVENTS, "'*'"),
        bad("17:18", "event_name must not contain a wildcard", EVENTS, "['pull_*']"),
        bad("17:17", EMPTY_LIST, EVENTS, "[]"),
        bad("17:17", "event_name must be a string", EVENTS, "true"),
        bad("17:17", "event_name must be a string", EVENTS, "{push: true}"),
        bad("17:24", "event_name must not be empty", EVENTS, "[push, '']"),
        bad(
            "16:26",
            "environment_node_id must not contain a wildcard",
            REF,
            "environment_node_id: 'EN_*'"),
        bad("16:10", EMPTY_LIST, REF, "ref: []"),
        bad("16:10", "ref must not be empty", REF, "ref: ''"),
        bad("16:9", "ref must be a string", REF, "ref:"),
        bad("16:10", "ref must be a string", REF, "ref: null"),
        bad("16:10", "ref must be a string", REF, "ref: {member: main}"),
        bad("16:11", "ref must be a string", REF, "ref: [[refs/heads/main]]"),
        bad("16:10", "ref must have at most 1024", REF, "ref: " + "r".repeat(1025)),
        bad("16:20", "ref_protected must be a string", REF, "ref_protected: true"),
        bad("16:10", "sha must be a string", REF, "sha: 1234567"),
        bad("16:10", "sha must be a string", REF, "sha: 1e10"),
        bad("16:12", "actor must be a string", REF, "actor: no"),
        bad("16:18", "environment must be a string", REF, "environment: 2026-11-20"),
        bad("22:25", "{member: value}", MEMBER, "{}"),
        bad("22:25", "{member: value}", MEMBER, "{members: gold}"),
        bad("22:25", "{member: value}", MEMBER, "{Member: gold}"),
        bad("22:25", "{member: value}", MEMBER, "{member: gold, other: x}"),
        bad("22:34", EMPTY_LIST, MEMBER, "{member: []}"),
        bad("22:34", "must not be empty", MEMBER, "{member: ''}"),
        bad("22:34", "must be a string", MEMBER, "{member: true}"),
        bad(
            "22:34",
            "a member of repo_property_tier must not contain a wildcard",
            MEMBER,
            "{member: 'g*'}"),
        bad("22:34", "must not contain a comma", MEMBER, "{member: 'gold,silver'}"),
        bad("22:34", "must not contain a comma", MEMBER, "{member: ',gold'}"),
        bad("22:25", EMPTY_LIST, MEMBER, "[]"),
        bad("22:26", "repo_property_tier must be a string", MEMBER, "[{member: gold}]"));
  }

  @ParameterizedTest
  @MethodSource({"idsWithOneProblem", "valuesWithOneProblem"})
  void condition_withOneProblem_isReportedAtPosition(
      String at, String fragment, String piece, String replacement) {
    GoodProfile.assertProblem(at, fragment, piece, replacement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ref",
        "head_ref",
        "base_ref",
        "repository",
        "workflow_ref",
        "job_workflow_ref",
        "workflow"
      })
  void leadingWildcard_inRefWorkflowOrRepository_isReported(String claim) {
    String place = "16:" + (claim.length() + 7);
    for (String pattern : List.of("'*'", "'**'", "'*main'", "'**/main'", "\"*@refs/heads/main\"")) {
      GoodProfile.assertProblem(
          place, claim + " must not begin with a wildcard", REF, claim + ": " + pattern);
    }
    GoodProfile.read(GoodProfile.with(REF, claim + ": 'a*'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "actor",
        "environment",
        "repository_owner",
        "runner_environment",
        "repo_property_a"
      })
  void leadingWildcard_inOtherText_isRead(String claim) {
    GoodProfile.read(GoodProfile.with(REF, claim + ": '*'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "'0'", "1", "[1]", "[1, '2', \"3\"]", "12345678901234567890"})
  void id_decimal_isRead(String id) {
    GoodProfile.read(GoodProfile.with(ANY, id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gold", "'gold,silver'", "[gold, 'a*']", "{member: [gold, silver]}", "'true'"})
  void property_wholeOrByMember_isRead(String value) {
    Profile profile = GoodProfile.read(GoodProfile.with(MEMBER, value));
    assertEquals(1, profile.rules().getFirst().conditions().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1024", "1"})
  void pattern_atMaximumLength_isRead(int length) {
    GoodProfile.read(GoodProfile.with(REF, "ref: " + "r".repeat(length)));
  }
}
