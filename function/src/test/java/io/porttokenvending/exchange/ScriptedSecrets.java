package io.porttokenvending.exchange;

import io.porttokenvending.timing.Deadline;
import java.util.ArrayList;
import java.util.List;

/** Secrets behind headers as a test told them, with account of the calls. */
final class ScriptedSecrets implements HeaderSecrets {
  /** The ids, in their order. */
  final List<String> calls = new ArrayList<>();

  HeaderSecretLookup held = new HeaderSecretLookup.Missing();

  @Override
  public HeaderSecretLookup find(String secretId, Deadline deadline) {
    calls.add(secretId);
    return held;
  }
}
