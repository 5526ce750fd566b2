package io.porttokenvending.adversarial.request;

import java.util.List;
import java.util.stream.Stream;

/** All requests, the same on every run but for keys and ports. */
final class RequestCorpus {
  private static final List<String> FILES =
      List.of(
          "header",
          "algorithm",
          "registered-claims",
          "github-claims",
          "refs",
          "owners",
          "events",
          "workflows",
          "conditions",
          "credentials",
          "routes",
          "bodies");

  private RequestCorpus() {}

  static List<RequestCase> cases(CorpusWorld world) {
    Request good = Request.of(world.gitHub());
    Stream<List<RequestCase>> written = FILES.stream().map(file -> CaseFile.cases(file, world));
    return Stream.concat(
            written,
            Stream.of(
                Lengths.cases(good),
                TokenEncoding.cases(good),
                TokenJson.cases(good),
                KeySets.cases(world, good),
                Signatures.cases(world, good),
                OddNames.cases(good),
                Issuers.cases(world, good),
                Grants.cases(good)))
        .flatMap(List::stream)
        .toList();
  }
}
