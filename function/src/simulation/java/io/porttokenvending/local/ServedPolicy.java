package io.porttokenvending.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.porttokenvending.trust.TrustPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The function with the policy of a folder: the last one that has no errors. */
public final class ServedPolicy implements RequestStreamHandler {
  private final Path folder;
  private final PolicyCheck check;
  private final LocalFunction function;
  private volatile Optional<Version> served = Optional.empty();

  /** A policy as it is written, and a function that decides by it. */
  private record Version(TrustPolicy policy, RequestStreamHandler handler) {}

  ServedPolicy(Path folder, PolicyCheck check, LocalFunction function) {
    this.folder = folder;
    this.check = check;
    this.function = function;
  }

  /** Checks the folder, and serves its policy from now on if there is no error. */
  public CheckedPolicy load() {
    CheckedPolicy checked = check.folder(folder);
    checked
        .policy()
        .ifPresent(policy -> served = Optional.of(new Version(policy, function.with(policy))));
    return checked;
  }

  public Path folder() {
    return folder;
  }

  /** The checks that {@link #load} makes, for texts that are not saved. */
  public PolicyCheck check() {
    return check;
  }

  /** Runs policies that are not saved. */
  public LocalFunction function() {
    return function;
  }

  /**
   * Returns the policy that is served, as it is written.
   *
   * @throws IllegalStateException before the first one without errors
   */
  public TrustPolicy policy() {
    return version().policy();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    version().handler().handleRequest(event, answer, context);
  }

  private Version version() {
    return served.orElseThrow(() -> new IllegalStateException("No policy is loaded."));
  }
}
