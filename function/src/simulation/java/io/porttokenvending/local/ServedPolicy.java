package io.porttokenvending.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.porttokenvending.trust.TrustPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The function with the last valid policy of a folder. */
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

  /** Checks the folder, and serves its policy if there is no error. */
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

  /** Returns the check of {@link #load}, for texts that are not saved. */
  public PolicyCheck check() {
    return check;
  }

  /** Returns the function for policies that are not saved. */
  public LocalFunction function() {
    return function;
  }

  /**
   * Returns the served policy, as it is written.
   *
   * @throws IllegalStateException before the first valid policy is loaded
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
    return served.orElseThrow(() -> new IllegalStateException("no policy is loaded"));
  }
}
