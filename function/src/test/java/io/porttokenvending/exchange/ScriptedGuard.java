package io.porttokenvending.exchange;

import io.porttokenvending.timing.Deadline;
import java.util.ArrayList;
import java.util.List;

/** A replay guard that says what it is told to and remembers what it was asked. */
final class ScriptedGuard implements ReplayGuard {
  final List<TokenUse> uses = new ArrayList<>();
  ReplayOutcome next = ReplayOutcome.FIRST;

  @Override
  public ReplayOutcome firstUse(TokenUse use, Deadline deadline) {
    uses.add(use);
    return next;
  }
}
