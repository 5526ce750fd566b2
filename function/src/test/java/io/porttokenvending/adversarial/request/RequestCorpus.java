package io.porttokenvending.adversarial.request;

import java.util.List;
import java.util.stream.Stream;

/** All requests, the same on every run but for keys and ports. */
final class RequestCorpus {
  private RequestCorpus() {}

  static List<RequestCase> cases(CorpusWorld world) {
    Request good = Request.of(world.gitHub());
    Stream<RequestCase> written =
        Stream.of(
                Lengths.cases(good),
                TokenEncoding.cases(good),
                TokenJson.cases(good),
                KeySets.cases(world, good),
                Signatures.cases(world, good),
                OddNames.cases(good),
                Issuers.cases(world, good),
                Grants.cases(good))
            .flatMap(List::stream);
    return Stream.concat(CaseFile.all(world), written).toList();
  }
}
