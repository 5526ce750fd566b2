package io.porttokenvending.adversarial;

import io.porttokenvending.token.TokenFault;
import io.porttokenvending.token.Verification;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Results of our verifier and of every library for a case. */
record Judgements(Case of, Optional<TokenFault> ours, Map<Library, Boolean> accepts) {
  static List<Judgements> of(List<Case> cases, String jwks) {
    OurVerifier ours = new OurVerifier(jwks);
    Map<Library, Predicate<String>> others = new EnumMap<>(Library.class);
    Arrays.stream(Library.values()).forEach(each -> others.put(each, each.verifier(jwks)));
    return cases.stream()
        .map(each -> {
          Map<Library, Boolean> accepts = new EnumMap<>(Library.class);
          others.forEach((library, judge) -> accepts.put(library, judge.test(each.token())));
          return new Judgements(each, fault(ours.verify(each.token())), accepts);
        })
        .toList();
  }

  private static Optional<TokenFault> fault(Verification verification) {
    return switch (verification) {
      case Verification.Verified(var token) -> Optional.empty();
      case Verification.Rejected(var fault, var detail, var claims) -> Optional.of(fault);
      case Verification.KeysUnavailable() ->
          throw new IllegalStateException("the keys are not to be had");
    };
  }

  boolean weAccept() {
    return ours.isEmpty();
  }

  boolean accepts(Library library) {
    return accepts.getOrDefault(library, false);
  }

  /** Whether a library judges otherwise without a listed reason, or has a reason and does not. */
  boolean isUnlisted(Library library) {
    boolean listed = of.differences().stream().anyMatch(each -> each.concerns(library));
    return listed == (accepts(library) == weAccept());
  }

  @Override
  public String toString() {
    List<String> listed =
        of.differences().stream().map(each -> each + " (" + each.rule() + ")").toList();
    return of
        + ": must be "
        + of.fault().map(Enum::name).orElse("good")
        + ", is "
        + ours.map(Enum::name).orElse("good")
        + ", accepted by "
        + accepts
        + ", listed "
        + listed;
  }
}
