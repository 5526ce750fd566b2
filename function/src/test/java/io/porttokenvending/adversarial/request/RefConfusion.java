package io.porttokenvending.adversarial.request;

import static io.porttokenvending.exchange.ErrorCode.ACCESS_DENIED;
import static io.porttokenvending.exchange.ErrorCode.EVENT_REFUSED;

import java.util.List;

/** Refs that look like the wanted one. */
final class RefConfusion {
  private RefConfusion() {}

  static List<RequestCase> cases(Request good) {
    CaseList cases = new CaseList("refs", good);
    cases.citing("octo-sts/app#1643, octo-sts/app#901: half-anchored patterns");
    cases.refuse(
        ACCESS_DENIED,
        "ref",
        List.of(
            "refs/heads/main-x",
            "refs/heads/mains",
            "refs/heads/main/x",
            "refs/heads/xmain",
            "xrefs/heads/main",
            "refs/heads/mai",
            "refs/heads/main.",
            "refs/heads/main|x",
            "refs/heads/main)|(refs/heads/x",
            "refs/heads/main$",
            "^refs/heads/main$"));
    cases.citing("git refs are case-sensitive; qoomon access-policy.ts folded them");
    cases.refuse(
        ACCESS_DENIED,
        "ref",
        List.of("refs/heads/MAIN", "refs/heads/Main", "REFS/HEADS/MAIN", "refs/Heads/main"));
    cases.citing("git-check-ref-format(1): a branch may be called like a whole ref");
    cases.refuse(
        ACCESS_DENIED,
        "ref",
        List.of(
            "refs/heads/refs/heads/main",
            "refs/tags/main",
            "refs/tags/refs/heads/main",
            "refs/remotes/origin/main",
            "main",
            "heads/main",
            "/refs/heads/main",
            "refs//heads/main",
            "refs/heads//main",
            "refs/heads/./main",
            "refs/heads/x/../main",
            "refs/notes/main",
            "refs/heads/main@{0}",
            "refs/heads/main^",
            "refs/heads/main~0",
            "HEAD",
            "@"));
    cases.citing("UTS #39: look-alikes, and characters that are not seen");
    cases.refuse(
        ACCESS_DENIED,
        "ref",
        List.of(
            "refs/heads/m\u0430in",
            "refs/heads/ma\u0131n",
            "refs/heads/ma\u0456n",
            "refs/heads/\uff4dain",
            "refs/heads/main\u200b",
            "refs/heads/main\u00ad",
            "\ufeffrefs/heads/main",
            "refs/heads/\u202emain",
            "refs\u2215heads\u2215main",
            "refs/heads/mai\u0301n"));
    cases.citing("RFC 8259 section 7: control characters are characters");
    cases.refuse(
        ACCESS_DENIED,
        "ref",
        List.of(
            "refs/heads/main\n",
            "refs/heads/main\r\n",
            "refs/heads/main\u0000",
            "refs/heads/x\nrefs/heads/main",
            "refs/heads/main ",
            " refs/heads/main",
            "refs/heads/main\t",
            "refs/heads/main\u0000x"));
    cases.citing("GitHub docs: %3A stands in sub alone; a claim is not decoded");
    cases.refuse(
        ACCESS_DENIED,
        "ref",
        List.of(
            "refs%2Fheads%2Fmain",
            "refs/heads/%6dain",
            "refs:heads:main",
            "refs/heads/main%00",
            "ref:refs/heads/main",
            "refs/heads/main,refs/heads/x",
            "refs/heads/x,refs/heads/main"));
    cases.citing("wildcards are the policy's, not the token's");
    cases.refuse(
        ACCESS_DENIED,
        "ref",
        List.of("*", "**", "refs/heads/*", "refs/heads/**", "refs/heads/ma*n"));
    cases.citing("an absent or empty claim meets no condition; AWS ForAllValues");
    cases.refuse(ACCESS_DENIED, "ref", List.of(""));
    cases.from(good.profile("protected"));
    cases.refuse(
        ACCESS_DENIED, "ref_protected", List.of("false", "True", "TRUE", "1", "yes", "true ", ""));
    cases.refuseJson(ACCESS_DENIED, "ref_protected", List.of("true", "1", "[\"true\"]", "null"));
    cases.refuse(ACCESS_DENIED, "no ref_protected", request -> request.without("ref_protected"));
    patterns(cases, good);
    return cases.cases();
  }

  private static void patterns(CaseList cases, Request good) {
    cases.citing("the policy's own pattern language: * stays within one part of a path");
    cases.from(good.profile("branches").claim("ref", "refs/heads/release/1"));
    cases.refuse(
        ACCESS_DENIED,
        "ref",
        List.of(
            "refs/heads/release/1/x",
            "refs/heads/release",
            "refs/heads/releases/1",
            "refs/heads/Release/1",
            "refs/tags/release/1",
            "refs/heads/x/release/1",
            "refs/heads/refs/heads/release/1",
            "refs/heads/release//",
            "refs/heads/release/../main"));
    cases.grant(
        "ref",
        List.of(
            "refs/heads/release/",
            "refs/heads/release/2.0 (beta)",
            "refs/heads/release/*",
            "refs/heads/release/ü",
            "refs/heads/v1",
            "refs/heads/release/" + "r".repeat(230)));
    cases.citing("a tag that is called like a branch");
    cases.from(good.profile("branches").claim("ref", "refs/heads/v1"));
    cases.refuse(
        ACCESS_DENIED, "ref", List.of("refs/tags/v1", "refs/heads/v10", "refs/heads/v1.1"));
    cases.from(good.profile("prefixed").claim("ref", "refs/heads/feature/x"));
    cases.grant(
        "ref", List.of("refs/heads/f", "refs/heads/fix", "refs/heads/f/a/b/c", "refs/heads/f@1"));
    cases.refuse(
        ACCESS_DENIED, "ref", List.of("refs/heads/Feature/x", "refs/heads/", "refs/heads/xf/x"));
    cases.citing("pypi/warehouse#19601: a pull request's ref needs its event listed");
    cases.from(good.profile("anywhere"));
    cases.refuse(
        EVENT_REFUSED, "ref", List.of("refs/pull/1/merge", "refs/pull/1/head", "refs/pull/"));
    cases.grant("ref", List.of("refs/heads/pull/1/merge", "refs/tags/v1", "refs/pulls/1"));
    cases.citing("contract: an empty ref is a bare commit, which may be a fork's");
    cases.from(good.profile("hosted").claim("runner_environment", "github-hosted"));
    cases.refuse(EVENT_REFUSED, "ref", List.of(""));
  }
}
