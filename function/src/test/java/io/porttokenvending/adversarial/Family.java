package io.porttokenvending.adversarial;

import io.porttokenvending.token.TokenFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The tokens of one kind of mutation. */
final class Family {
  private final String name;
  private final List<Case> cases = new ArrayList<>();

  Family(String name) {
    this.name = name;
  }

  void accept(String what, String token, Difference... differences) {
    add(what, token, Optional.empty(), differences);
  }

  void refuse(TokenFault fault, String what, String token, Difference... differences) {
    add(what, token, Optional.of(fault), differences);
  }

  void add(String what, String token, Optional<TokenFault> fault, Difference... differences) {
    cases.add(new Case(name, what, token, fault, Set.of(differences)));
  }

  /**
   * A token for each value.
   *
   * @param table rows of a verdict and values: {@code fault, or OK, and differences: value value};
   *     two spaces separate values
   * @param token of a value
   */
  void table(String what, String table, UnaryOperator<String> token) {
    for (String row : table.lines().toList()) {
      int colon = row.indexOf(": ");
      String[] verdict = row.substring(0, colon).split(" ", -1);
      Optional<TokenFault> fault =
          verdict[0].equals("OK") ? Optional.empty() : Optional.of(TokenFault.valueOf(verdict[0]));
      Difference[] differences =
          Arrays.stream(verdict).skip(1).map(Difference::valueOf).toArray(Difference[]::new);
      for (String value : row.substring(colon + 2).split(" {2,}", -1)) {
        add(what + ": " + value, token.apply(value), fault, differences);
      }
    }
  }

  List<Case> cases() {
    return List.copyOf(cases);
  }
}
