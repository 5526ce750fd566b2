package io.porttokenvending.local;

import io.porttokenvending.cli.Terminal;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reloads the policy when a file in its folder changes. It polls the files, because editors that
 * rename files cause events in any order.
 */
final class PolicyWatch implements AutoCloseable {
  private static final long PERIOD_MILLIS = 250;

  private final ServedPolicy policy;
  private final Terminal out;
  private final CountDownLatch closed = new CountDownLatch(1);
  private Map<Path, State> seen = Map.of();
  private Map<Path, State> loaded;

  /** Attributes that change when a file is saved, also by a rename. */
  private record State(FileTime modified, long size, @Nullable Object key) {}

  /** Records the current state of the files; the caller loads the policy afterwards. */
  PolicyWatch(ServedPolicy policy, Terminal out) {
    this.policy = policy;
    this.out = out;
    this.loaded = states();
  }

  void start() {
    Thread.ofPlatform().daemon().name("policy-watch").start(this::watch);
  }

  private void watch() {
    try {
      while (!closed.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
        poll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Loads only if nothing has changed since the last poll, because an editor may still be saving.
   */
  private void poll() {
    Map<Path, State> now = states();
    if (now.equals(seen) && !now.equals(loaded)) {
      loaded = now;
      load();
    }
    seen = now;
  }

  private void load() {
    CheckedPolicy checked;
    try {
      checked = policy.load();
    } catch (RuntimeException e) {
      out.println("The policy could not be loaded. The last valid policy stays in use: " + e);
      return;
    }
    out.println(
        (checked.policy().isPresent()
                ? "The policy was reloaded: "
                : "The last valid policy stays in use, because the saved one has errors: ")
            + PolicyText.summary(checked));
    PolicyText.print(checked, policy.folder(), out);
  }

  private Map<Path, State> states() {
    Map<Path, State> states = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(policy.folder(), "*.{yaml,yml}")) {
      for (Path file : files) {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        states.put(
            file,
            new State(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey()));
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A file or the folder is being replaced. The next poll finds it.
      return seen;
    }
    return states;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
