package io.porttokenvending.aws;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Holds one secret in memory and remembers how it was asked. */
final class FakeSecretSource implements SecretSource {
  private final List<String> asked = new ArrayList<>();
  private Lookup<SecretVersion> current = new Lookup.Missing<>();
  private Consumer<Deadline> duringRead = _ -> {};

  synchronized void holds(String versionId) {
    current =
        new Lookup.Found<>(
            new SecretVersion(
                "arn",
                versionId,
                Secret.of("{\"clientId\": \"id\", \"clientSecret\": \"secret\"}")));
  }

  synchronized void holds(Lookup<SecretVersion> lookup) {
    current = lookup;
  }

  /** Runs inside each read, before its answer is taken. */
  synchronized void duringRead(Consumer<Deadline> action) {
    duringRead = action;
  }

  synchronized int reads() {
    return asked.size();
  }

  @Override
  public Lookup<SecretVersion> read(String secretId, Deadline deadline) {
    Consumer<Deadline> action;
    synchronized (this) {
      asked.add(secretId);
      action = duringRead;
    }
    action.accept(deadline);
    synchronized (this) {
      return current;
    }
  }
}
