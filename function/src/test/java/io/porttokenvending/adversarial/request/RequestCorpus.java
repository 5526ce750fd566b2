package io.porttokenvending.adversarial.request;

import java.util.List;
import java.util.stream.Stream;

/** All requests, the same on every run but for keys and ports. */
final class RequestCorpus {
  private RequestCorpus() {}

  static List<RequestCase> cases(CorpusWorld world) {
    Request good = Request.of(world.gitHub());
    return Stream.of(
            TokenEncoding.cases(good),
            TokenJson.cases(good),
            HeaderMembers.others(good),
            HeaderMembers.cases(good),
            KeySets.cases(world, good),
            Signatures.cases(world, good),
            RegisteredClaims.cases(world, good),
            JobClaims.presence(good),
            JobClaims.agreement(good),
            RefConfusion.cases(good),
            Owners.cases(good),
            EventsAndWorkflows.events(good),
            EventsAndWorkflows.workflows(good),
            Conditions.cases(good),
            OddNames.cases(good),
            Issuers.cases(world, good),
            Credentials.cases(good),
            Routes.cases(good),
            Grants.cases(good),
            Bodies.cases(good))
        .flatMap(List::stream)
        .toList();
  }
}
