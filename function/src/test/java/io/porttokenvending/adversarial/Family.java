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
   * A token for each row.
   *
   * @param table rows of {@code value | fault, or OK | difference, if any}
   * @param token of the row's value
   */
  void table(String what, String table, UnaryOperator<String> token) {
    table
        .lines()
        .forEach(row -> {
          String[] cells =
              Arrays.stream(row.split("\\|", -1)).map(String::strip).toArray(String[]::new);
          Optional<TokenFault> fault =
              cells[1].equals("OK") ? Optional.empty() : Optional.of(TokenFault.valueOf(cells[1]));
          Difference[] differences =
              Arrays.stream(cells).skip(2).map(Difference::valueOf).toArray(Difference[]::new);
          add(what + ": " + cells[0], token.apply(cells[0]), fault, differences);
        });
  }

  List<Case> cases() {
    return List.copyOf(cases);
  }
}
