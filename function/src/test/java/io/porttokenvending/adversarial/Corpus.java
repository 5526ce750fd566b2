package io.porttokenvending.adversarial;

import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.GitHubTokens;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All tokens, the same on every run, each one mutation away from one that GitHub could make. */
final class Corpus {
  private final TestKeys keys = TestKeys.read();
  private final GitHubToken push = new GitHubTokens().pushToMain();
  private final Draft genuine = Draft.of(push, keys.current());

  /** What the issuer publishes. */
  String jwks() {
    return keys.jwks();
  }

  List<Case> cases() {
    return cases(Stream.concat(drawn(), written()));
  }

  /** Of the families that draw what they change, or how they sign, from a seeded source. */
  List<Case> drawnCases() {
    return cases(drawn());
  }

  private static List<Case> cases(Stream<Supplier<List<Case>>> families) {
    return families.parallel().flatMap(each -> each.get().stream()).toList();
  }

  private Stream<Supplier<List<Case>>> drawn() {
    return Stream.of(
        () -> ChangedBytes.inHeader(genuine),
        () -> ChangedBytes.inSignature(genuine),
        () -> SignatureBlocks.cases(genuine),
        () -> Algorithms.cases(genuine, keys),
        () -> GoodSpellings.cases(genuine));
  }

  private Stream<Supplier<List<Case>>> written() {
    return Stream.of(
        () -> ChangedBytes.inPayload(genuine),
        () -> Segments.cases(genuine),
        () -> Base64Spellings.cases(genuine),
        () -> HeaderMembers.cases(genuine),
        () -> HeaderKeys.cases(genuine, keys),
        () -> OtherKeys.cases(genuine, keys),
        () -> DigestInfos.cases(genuine),
        () -> SignatureNumbers.cases(genuine),
        () -> JsonFaults.ofHeader(genuine),
        () -> JsonFaults.ofPayload(genuine),
        () -> JsonMembers.ofHeader(genuine),
        () -> JsonMembers.ofPayload(genuine),
        () -> ClaimTypes.cases(genuine),
        () -> Audiences.cases(genuine),
        () -> Times.cases(genuine),
        () -> GoodTokens.cases(push, keys.current()));
  }
}
