package io.porttokenvending.adversarial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.token.TokenFault;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Thousands of tokens, verified by our verifier, Nimbus JOSE + JWT and jose4j. Each different
 * result requires a {@link Difference} as its reason.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DifferentialTest {
  private final Corpus corpus = new Corpus();
  private final List<Case> cases = corpus.cases();
  private final List<Judgements> judgements = Judgements.of(cases, corpus.jwks());

  @BeforeAll
  void printSummary() {
    Map<Difference, Integer> byReason = new EnumMap<>(Difference.class);
    for (Case each : cases) {
      each.differences().forEach(reason -> byReason.merge(reason, 1, Integer::sum));
    }
    System.out.println(
        "differential: "
            + judgements.size()
            + " tokens, "
            + count(Judgements::weAccept)
            + " accepted, disagreements by reason "
            + byReason);
  }

  @Test
  void corpus_isLargeAndOfEveryVerdict() {
    assertTrue(cases.size() >= 3_000, () -> "" + cases.size());
    assertTrue(count(Judgements::weAccept) >= 300);
    for (TokenFault fault : TokenFault.values()) {
      assertTrue(count(each -> each.of().fault().equals(Optional.of(fault))) >= 5, fault::name);
    }
  }

  @Test
  void corpus_hasEachTokenOnce() {
    Map<String, Case> seen = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (Case each : cases) {
      Case before = seen.put(each.token(), each);
      if (before != null) {
        twice.add(before + " = " + each);
      }
    }
    assertEquals(List.of(), twice);
  }

  @Test
  void drawnTokens_drawnAgain_areTheSame() {
    List<Case> again = new Corpus().drawnCases();
    assertEquals(cases.subList(0, again.size()), again);
  }

  @Test
  void everyToken_getsTheVerdictItMust() {
    assertEquals(List.of(), some(each -> !each.ours().equals(each.of().fault())));
  }

  @Test
  void nimbus_judgesOtherwise_exactlyWhereAReasonIsListed() {
    assertEquals(List.of(), some(each -> each.isUnlisted(Library.NIMBUS)));
  }

  @Test
  void jose4j_judgesOtherwise_exactlyWhereAReasonIsListed() {
    assertEquals(List.of(), some(each -> each.isUnlisted(Library.JOSE4J)));
  }

  @Test
  void token_thatBothLibrariesRefuse_isNeverAccepted() {
    assertEquals(
        List.of(),
        some(each -> each.weAccept() && each.accepts().values().stream().noneMatch(is -> is)));
  }

  @Test
  void listedReasons_allOccur_eachOnItsSide() {
    Set<Difference> occurring = EnumSet.noneOf(Difference.class);
    List<String> onTheOtherSide = new ArrayList<>();
    for (Case each : cases) {
      occurring.addAll(each.differences());
      each.differences().stream()
          .filter(reason -> reason.isOfGoodTokens() != each.fault().isEmpty())
          .forEach(reason -> onTheOtherSide.add(each + " " + reason));
    }
    assertEquals(EnumSet.allOf(Difference.class), occurring);
    assertEquals(List.of(), onTheOtherSide);
  }

  private long count(Predicate<Judgements> wanted) {
    return judgements.stream().filter(wanted).count();
  }

  private List<String> some(Predicate<Judgements> wanted) {
    return judgements.stream().filter(wanted).map(Judgements::toString).limit(20).toList();
  }
}
