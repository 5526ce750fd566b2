package io.porttokenvending.port;

import java.time.Duration;

/** Pauses the thread between two tries. */
@FunctionalInterface
interface Sleeper {
  void sleep(Duration pause) throws InterruptedException;
}
