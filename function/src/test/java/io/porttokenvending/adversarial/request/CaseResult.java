package io.porttokenvending.adversarial.request;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Results of a case and of its valid counterpart. */
record CaseResult(RequestCase of, CorpusWorld.Result sent, CorpusWorld.Result twin) {
  /** Sends every request, and each twin that several share once. */
  static List<CaseResult> of(List<RequestCase> cases, CorpusWorld world) {
    Map<Request, CorpusWorld.Result> twins = new HashMap<>();
    List<CaseResult> verdicts = new ArrayList<>();
    for (RequestCase each : cases) {
      CorpusWorld.Result sent = world.send(each.sent());
      verdicts.add(new CaseResult(each, sent, twins.computeIfAbsent(each.accepted(), world::send)));
    }
    return verdicts;
  }

  Answer answer() {
    return sent.answer();
  }

  /** Asserts that the request is granted or rejected as expected. */
  boolean isRight() {
    return (answer().status() == 200) == of.code().isEmpty();
  }

  boolean hasItsCode() {
    return answer().code().equals(of.code().map(ErrorCode::code).orElse("200"))
        && answer()
            .line()
            .path("code")
            .asText()
            .equals(of.audited().map(ErrorCode::code).orElse("granted"));
  }

  boolean reachesNoFurther() {
    return sent.isOf(of.reach());
  }

  boolean twinIsGranted() {
    return twin.answer().status() == 200 && twin.isOf(ReachedUpstreams.EVERYTHING);
  }

  @Override
  public String toString() {
    return of
        + ", is "
        + answer().code()
        + ", audited as "
        + answer().line().path("code").asText()
        + ", twin "
        + twin.answer().code()
        + "; calls: "
        + sent.calls();
  }
}
