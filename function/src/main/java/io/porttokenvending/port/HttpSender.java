package io.porttokenvending.port;

import io.porttokenvending.http.HttpCall;
import io.porttokenvending.http.HttpLimits;
import io.porttokenvending.http.HttpOutcome;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;

/** Sends one call within {@link #LIMITS} and the deadline, and never throws. */
@FunctionalInterface
public interface HttpSender {
  /** The limits of one call to Port. */
  HttpLimits LIMITS = new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), 64 * 1024);

  HttpOutcome send(HttpCall call, Deadline deadline);
}
