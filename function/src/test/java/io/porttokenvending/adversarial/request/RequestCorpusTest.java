package io.porttokenvending.adversarial.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.exchange.ErrorCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Complete requests to the whole function, each on an instance with empty caches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestCorpusTest {
  private final CorpusWorld world = CorpusWorld.start();
  private final List<RequestCase> cases = RequestCorpus.cases(world);
  private final List<CaseResult> verdicts = CaseResult.of(cases, world);

  @BeforeAll
  void printFigures() {
    CorpusFigures.lines(verdicts).forEach(System.out::println);
  }

  @AfterAll
  void close() {
    world.close();
  }

  @Test
  void corpus_isLarge_andGrantsToo() {
    assertTrue(cases.size() >= 500, () -> "" + cases.size());
    long granted = cases.stream().filter(each -> each.code().isEmpty()).count();
    assertTrue(granted >= 60, () -> "" + granted);
  }

  @Test
  void cases_areAllDifferent_fromEachOtherAndFromTheirTwins() {
    Map<String, RequestCase> seen = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (CaseResult each : verdicts) {
      RequestCase before = seen.put(each.sent().sent(), each.of());
      if (before != null || each.sent().sent().equals(each.twin().sent())) {
        twice.add(each.of() + " = " + before);
      }
    }
    assertEquals(List.of(), twice);
  }

  @Test
  void cases_allHaveASource() {
    assertEquals(List.of(), cases.stream().filter(each -> each.source().isBlank()).toList());
  }

  @Test
  void requests_areGrantedOrRefused_asTheyMust() {
    assertEquals(List.of(), others(CaseResult::isRight));
  }

  @Test
  void refusals_haveTheirCode_inTheAnswerAndInTheAuditLine() {
    assertEquals(List.of(), others(CaseResult::hasItsCode));
  }

  @Test
  void refusals_reachNoUpstreamBehindThem_andGrantsReachEachOnce() {
    assertEquals(List.of(), others(CaseResult::reachesNoFurther));
  }

  @Test
  void twins_withoutTheOneChange_areGranted() {
    assertEquals(List.of(), others(CaseResult::twinIsGranted));
  }

  @Test
  void answers_containNothingThatThePolicyRequires() {
    assertEquals(List.of(), others(each -> !mentions(each.sent()) && !mentions(each.twin())));
  }

  /** Codes that a caller alone can cause; the contract tests cover the others. */
  @Test
  void codes_allHaveACase() {
    Set<ErrorCode> missing = EnumSet.allOf(ErrorCode.class);
    cases.forEach(each -> each.code().ifPresent(missing::remove));
    assertEquals(CorpusFigures.NOT_OF_ONE_REQUEST, missing);
  }

  private static boolean mentions(CorpusWorld.Result result) {
    String answer = result.answer().headers() + result.answer().text();
    return answer.contains(CorpusPolicy.CANARY) || answer.contains(CorpusPolicy.CANARY_ID);
  }

  private List<String> others(Predicate<CaseResult> good) {
    return verdicts.stream().filter(good.negate()).map(CaseResult::toString).limit(20).toList();
  }
}
