package io.porttokenvending.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told to move. */
final class SettableClock implements InstantSource {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-20T12:00:00Z"));

  private final AtomicReference<Runnable> onNextLook = new AtomicReference<>(() -> {});

  @Override
  public Instant instant() {
    onNextLook.getAndSet(() -> {}).run();
    return now.get();
  }

  /** Lets something happen, once, when the time is next asked for. */
  void onNextLook(Runnable action) {
    onNextLook.set(action);
  }

  void advance(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }
}
