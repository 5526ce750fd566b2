package io.porttokenvending.exchange;

import io.porttokenvending.timing.Deadline;
import java.util.ArrayList;
import java.util.List;

/** A replay guard with scripted outcomes that records its calls. */
final class ScriptedGuard implements ReplayGuard {
  /** The tokens that were checked, and those that were consumed. */
  final List<TokenUse> checks = new ArrayList<>();

  final List<TokenUse> uses = new ArrayList<>();
  ReplayOutcome checked = ReplayOutcome.FIRST;
  ReplayOutcome next = ReplayOutcome.FIRST;

  @Override
  public ReplayOutcome check(TokenUse use, Deadline deadline) {
    checks.add(use);
    return checked;
  }

  @Override
  public ReplayOutcome consume(TokenUse use, Deadline deadline) {
    uses.add(use);
    return next;
  }
}
