package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.ACCESS_DENIED;
import static io.porttokenvending.exchange.ErrorCode.EVENT_REFUSED;

import java.util.List;

/** What started the job, and which file it comes from. */
final class EventsAndWorkflows {
  private static final String FOLDER = "acme/api/.github/workflows/";

  private EventsAndWorkflows() {}

  static List<RequestCase> events(Request good) {
    CaseList cases = new CaseList("events", good);
    cases.citing("rust-lang/crates.io#12219: events that outsiders can cause");
    cases.refuse(
        EVENT_REFUSED,
        "event_name",
        List.of(
            "pull_request",
            "pull_request_target",
            "workflow_run",
            "workflow_call",
            "issue_comment",
            "issues",
            "discussion",
            "discussion_comment",
            "fork",
            "watch",
            "gollum",
            "create",
            "delete",
            "label",
            "milestone",
            "page_build",
            "project",
            "public",
            "registry_package",
            "repository_dispatch",
            "status",
            "check_run",
            "check_suite",
            "deployment_status",
            "pull_request_review",
            "pull_request_review_comment",
            "branch_protection_rule",
            "member",
            "an-event-of-tomorrow"));
    cases.citing("event names are compared exactly");
    cases.refuse(
        EVENT_REFUSED,
        "event_name",
        List.of(
            "PUSH",
            "Push",
            "push ",
            " push",
            "push\n",
            "push,schedule",
            "pu\u0455h",
            "*",
            "pushes",
            "workflow-dispatch"));
    cases.citing("GitHub docs: events that only those with write access cause");
    cases.grant(
        "event_name",
        List.of("schedule", "workflow_dispatch", "merge_group", "release", "deployment"));
    cases.citing("an event is listed by its rule or it is not");
    cases.from(
        good.profile("pulls")
            .claim("event_name", "pull_request")
            .claim("ref", "refs/pull/7/merge"));
    cases.refuse(
        ACCESS_DENIED,
        "event_name",
        List.of("push", "pull_request_target", "schedule", "pull_request ", "Pull_Request"));
    cases.refuse(
        ACCESS_DENIED,
        "ref",
        List.of("refs/pull/7/head", "refs/pull/7/x/merge", "refs/heads/main", "refs/pull/merge"));
    cases.grant("ref", List.of("refs/pull/123456/merge"));
    cases.grant("head_ref", List.of("main", "refs/heads/main"));
    cases.from(good.profile("comments").claim("event_name", "issue_comment"));
    cases.refuse(ACCESS_DENIED, "event_name", List.of("push", "issues", "issue_comments"));
    cases.grant("event_name", List.of("workflow_run"));
    return cases.cases();
  }

  static List<RequestCase> workflows(Request good) {
    CaseList cases = new CaseList("workflows", good);
    cases.citing("GitHub docs: workflow_ref; warehouse oidc/models/github.py on @ in names");
    cases.from(good.profile("workflow"));
    cases.refuse(
        ACCESS_DENIED,
        "workflow_ref",
        List.of(
            FOLDER + "agent.yml@refs/heads/dev",
            FOLDER + "agent.yml@refs/tags/main",
            FOLDER + "agent.yml@refs/heads/main2",
            FOLDER + "agent.yml@refs/heads/Main",
            FOLDER + "agent.yml@0f661a4a011d77cb21fa4dc7013d9b6f928666ed",
            FOLDER + "agent.yml@refs/heads/main@refs/heads/evil",
            FOLDER + "agent.yml@refs/heads/evil@refs/heads/main",
            FOLDER + "agent.yml",
            FOLDER + "agent.yml@",
            FOLDER + "agent.yaml@refs/heads/main",
            FOLDER + "Agent.yml@refs/heads/main",
            FOLDER + "x/../agent.yml@refs/heads/main",
            FOLDER + "agent.yml%40refs/heads/main",
            FOLDER + "agent.yml@refs/heads/main\n",
            "acme/api2/.github/workflows/agent.yml@refs/heads/main",
            "evil/api/.github/workflows/agent.yml@refs/heads/main",
            "acme/api/.GITHUB/workflows/agent.yml@refs/heads/main",
            "acme/evil/acme/api/.github/workflows/agent.yml@refs/heads/main",
            "\u0430cme/api/.github/workflows/agent.yml@refs/heads/main",
            ".github/workflows/agent.yml@refs/heads/main"));
    cases.citing("GitHub names are not case-sensitive, paths and refs are");
    cases.grant("workflow_ref", List.of("ACME/API/.github/workflows/agent.yml@refs/heads/main"));
    cases.citing("a wildcard left of the @ never reaches over another one");
    cases.from(good.profile("workflows"));
    cases.refuse(
        ACCESS_DENIED,
        "workflow_ref",
        List.of(
            FOLDER + "x.yml@refs/heads/evil.yml@refs/heads/main",
            FOLDER + "x@evil.yml@refs/heads/main",
            FOLDER + "@.yml@refs/heads/main",
            FOLDER + "x/y.yml@refs/heads/main",
            FOLDER + "x.yaml@refs/heads/main",
            FOLDER + "x.yml@refs/heads/main/x",
            FOLDER + "x.yml@refs/heads/main.yml@refs/heads/main"));
    cases.grant(
        "workflow_ref",
        List.of(
            FOLDER + ".yml@refs/heads/main",
            FOLDER + "it's (1).yml@refs/heads/main",
            FOLDER + "ünï.yml@refs/heads/main",
            FOLDER + "a b.yml@refs/heads/main"));
    called(cases, good);
    return cases.cases();
  }

  /** A reusable workflow that is called as another of its versions. */
  private static void called(CaseList cases, Request good) {
    String shared = "acme/shared/.github/workflows/vend.yml@";
    cases.citing("GitHub docs: job_workflow_ref names the called file and its ref");
    cases.from(good.profile("called").claim("job_workflow_ref", shared + "refs/tags/v1"));
    cases.refuse(
        ACCESS_DENIED,
        "job_workflow_ref",
        List.of(
            shared + "refs/heads/v1",
            shared + "refs/tags/v10",
            shared + "refs/tags/v1.1",
            shared + "refs/tags/V1",
            shared + "refs/heads/main",
            shared + "v1",
            shared + "0f661a4a011d77cb21fa4dc7013d9b6f928666ed",
            shared + "refs/heads/x@refs/tags/v1",
            shared + "refs/tags/v1@refs/heads/x",
            "acme/shared2/.github/workflows/vend.yml@refs/tags/v1",
            "evil/shared/.github/workflows/vend.yml@refs/tags/v1",
            "acme/api/.github/workflows/vend.yml@refs/tags/v1",
            FOLDER + "agent.yml@refs/heads/main"));
    cases.refuse(
        ACCESS_DENIED,
        "the file in workflow_ref alone",
        request ->
            request
                .claim("workflow_ref", shared + "refs/tags/v1")
                .claim("job_workflow_ref", FOLDER + "agent.yml@refs/heads/main"));
    cases.grant("workflow_ref", List.of(FOLDER + "any.yml@refs/heads/any"));
  }
}
