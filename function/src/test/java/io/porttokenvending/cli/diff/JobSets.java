package io.porttokenvending.cli.diff;

import io.porttokenvending.testing.NaiveMatch;
import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.GitHubClaims;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.List;
import java.util.Map;

/** Decides only from the reported texts whether sets of jobs contain a job. */
final class JobSets {
  private static final String WITHIN = " within ";

  private JobSets() {}

  static boolean contain(List<JobSet> all, WorkflowIdentity job) {
    return all.stream().anyMatch(jobs -> contains(jobs, job));
  }

  private static boolean contains(JobSet jobs, WorkflowIdentity job) {
    return jobs.claims().entrySet().stream().allMatch(claim -> contains(claim, job));
  }

  private static boolean contains(Map.Entry<String, ValueSet> claim, WorkflowIdentity job) {
    String name = claim.getKey();
    String sent = name.equals("iss") ? job.issuer() : job.claim(name).orElse("");
    return contains(claim.getValue(), GitHubClaims.kindOf(name).orElse(ClaimKind.EXACT), sent);
  }

  /** Returns whether a set contains a value; an empty value is a missing claim. */
  static boolean contains(ValueSet set, ClaimKind kind, String sent) {
    return (set.isAny() || matches(set.values(), kind, sent)) && !matches(set.except(), kind, sent);
  }

  private static boolean matches(PatternUnion patterns, ClaimKind kind, String sent) {
    return sent.isEmpty()
        ? patterns.all().contains(Pattern.EMPTY)
        : patterns.texts().stream()
            .anyMatch(text ->
                List.of(text.split(WITHIN)).stream().allMatch(part -> matches(part, kind, sent)));
  }

  private static boolean matches(String text, ClaimKind kind, String sent) {
    return text.startsWith("{member: ")
        ? List.of(sent.split(",")).contains(text.substring("{member: ".length(), text.length() - 1))
        : new NaiveMatch(kind, text, sent).holds();
  }
}
