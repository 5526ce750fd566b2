package io.porttokenvending.adversarial.request;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of a case, and of its twin. */
record Verdict(RequestCase of, Site.Result sent, Site.Result twin) {
  /** Sends every request, and each twin that several share once. */
  static List<Verdict> of(List<RequestCase> cases, Site site) {
    Map<Request, Site.Result> twins = new HashMap<>();
    List<Verdict> verdicts = new ArrayList<>();
    for (RequestCase each : cases) {
      Site.Result sent = site.send(each.sent());
      verdicts.add(new Verdict(each, sent, twins.computeIfAbsent(each.accepted(), site::send)));
    }
    return verdicts;
  }

  Answer answer() {
    return sent.answer();
  }

  /** Granted or not, as it must be. */
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
    return twin.answer().status() == 200 && twin.isOf(Reach.EVERYTHING);
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
