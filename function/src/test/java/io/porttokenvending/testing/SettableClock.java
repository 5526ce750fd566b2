package io.porttokenvending.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that changes only when a test sets it. */
public final class SettableClock implements InstantSource {
  private final AtomicReference<Instant> now;
  private final AtomicReference<Runnable> onNextLook = new AtomicReference<>(() -> {});

  public SettableClock() {
    this(Instant.parse("2026-11-20T12:00:00Z"));
  }

  public SettableClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  @Override
  public Instant instant() {
    onNextLook.getAndSet(() -> {}).run();
    return now.get();
  }

  /** Lets something happen, once, when the time is next asked for. */
  public void onNextLook(Runnable action) {
    onNextLook.set(action);
  }

  public void set(Instant instant) {
    now.set(instant);
  }

  public void advance(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }
}
