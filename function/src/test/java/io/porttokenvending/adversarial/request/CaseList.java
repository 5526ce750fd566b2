package io.porttokenvending.adversarial.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The cases of one family, each one change away from the accepted request that was named last. */
final class CaseList {
  private static final int LONGEST_NAME = 90;

  private final String family;
  private final List<RequestCase> cases = new ArrayList<>();
  private Request accepted;
  private String source = "";

  CaseList(String family, Request accepted) {
    this.family = family;
    this.accepted = accepted;
  }

  /** Source of the rule for the following cases. */
  CaseList citing(String newSource) {
    source = newSource;
    return this;
  }

  /** What the following cases change. */
  CaseList from(Request newAccepted) {
    accepted = newAccepted;
    return this;
  }

  void refuse(ErrorCode code, String name, UnaryOperator<Request> change) {
    add(name, change, Optional.of(code), Optional.of(code));
  }

  void grant(String name, UnaryOperator<Request> change) {
    add(name, change, Optional.empty(), Optional.empty());
  }

  void grant(String claim, List<String> values) {
    values.forEach(value -> grant(claim + " = " + quoted(value), good -> good.claim(claim, value)));
  }

  static String quoted(String value) {
    String quoted = JsonText.write(JsonNodeFactory.instance.textNode(value));
    return quoted.length() <= LONGEST_NAME
        ? quoted
        : quoted.substring(0, LONGEST_NAME) + "... of " + value.length();
  }

  void add(
      String name,
      UnaryOperator<Request> change,
      Optional<ErrorCode> code,
      Optional<ErrorCode> audited) {
    Request sent = change.apply(accepted);
    cases.add(new RequestCase(family, name, source, accepted, sent, code, audited));
  }

  List<RequestCase> cases() {
    return List.copyOf(cases);
  }
}
