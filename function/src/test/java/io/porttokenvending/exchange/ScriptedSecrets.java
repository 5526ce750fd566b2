package io.porttokenvending.exchange;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Secrets behind headers as a test told them, with account of the calls. */
final class ScriptedSecrets implements HeaderSecrets {
  /** The ids, in their order. */
  final List<String> calls = new ArrayList<>();

  Lookup<Map<String, Secret>> held = new Lookup.Missing<>();

  @Override
  public Lookup<Map<String, Secret>> find(String secretId, Deadline deadline) {
    calls.add(secretId);
    return held;
  }
}
