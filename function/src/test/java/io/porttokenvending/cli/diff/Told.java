package io.porttokenvending.cli.diff;

import io.porttokenvending.testing.NaiveMatch;
import io.porttokenvending.trust.WorkflowIdentity;
import java.util.List;
import java.util.Map;

/** Whether a job is among those that a difference tells of. */
final class Told {
  private Told() {}

  static boolean contains(List<Who> all, WorkflowIdentity job) {
    return all.stream().anyMatch(who -> contains(who, job));
  }

  private static boolean contains(Who who, WorkflowIdentity job) {
    return who.issuer().equals(job.issuer())
        && who.owners().contains(job.repositoryOwnerId())
        && who.repositories().contains(job.repositoryId())
        && who.events().contains(job.eventName())
        && who.claims().entrySet().stream().allMatch(claim -> contains(claim, job));
  }

  private static boolean contains(Map.Entry<String, Wanted> claim, WorkflowIdentity job) {
    String sent = job.claim(claim.getKey()).orElse("");
    Wanted wanted = claim.getValue();
    return (wanted.any() || satisfies(wanted.atoms(), sent)) && !satisfies(wanted.butNot(), sent);
  }

  private static boolean satisfies(List<Atom> atoms, String sent) {
    return atoms.stream()
        .flatMap(atom -> atom.forms().stream())
        .anyMatch(form ->
            sent.isEmpty()
                ? form.text().isEmpty()
                : new NaiveMatch(form.kind(), form.text(), sent).holds());
  }
}
