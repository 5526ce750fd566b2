package io.porttokenvending.infra;

import io.porttokenvending.exchange.SharedRow;
import io.porttokenvending.exchange.SharedRows;
import io.porttokenvending.port.MemoryRows;
import io.porttokenvending.timing.Deadline;
import java.time.Duration;
import java.util.Random;

/** The table of shared tokens, whose calls take time and fail for a while. */
final class FleetTable implements SharedRows {
  static final Duration CALL = Duration.ofMillis(10);

  /** The function waits no longer for the table. */
  private static final Duration TIMEOUT = Duration.ofMillis(300);

  private final Random random = new Random(3);
  private final MemoryRows rows = new MemoryRows();
  private final Simulation simulation;
  private final Outage outage;
  private int reads;

  /** What is wrong with the table. */
  enum Fault {
    /** No call has an effect or a response. */
    FAILS("fails"),
    THROTTLES("throttles"),
    /** Each call has its effect, and every other response is lost. */
    LOSES_RESPONSES("loses responses");

    private final String text;

    Fault(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /** A time in which the table does not work, since the start. */
  record Outage(Fault fault, Duration from, Duration to) {
    static final Outage NONE = new Outage(Fault.FAILS, Duration.ZERO, Duration.ZERO);

    boolean isAt(long now) {
      return from.toNanos() <= now && now < to.toNanos();
    }
  }

  FleetTable(Simulation simulation, Outage outage) {
    this.simulation = simulation;
    this.outage = outage;
  }

  @Override
  public Reading read(String id, Deadline deadline) {
    reads++;
    simulation.pause(CALL.dividedBy(2));
    if (!outage.isAt(simulation.now())) {
      Reading reading = rows.read(id, deadline);
      simulation.pause(CALL.dividedBy(2));
      return reading;
    }
    return switch (outage.fault()) {
      case FAILS -> failed();
      case THROTTLES -> {
        simulation.pause(CALL.dividedBy(2));
        yield new Reading.Throttled();
      }
      case LOSES_RESPONSES -> {
        Reading reading = rows.read(id, deadline);
        yield random.nextBoolean() ? failed() : reading;
      }
    };
  }

  private Reading failed() {
    simulation.pause(TIMEOUT);
    return new Reading.Failed();
  }

  @Override
  public Writing write(SharedRow row, SharedRow replaced, Deadline deadline) {
    simulation.pause(CALL.dividedBy(2));
    boolean out = outage.isAt(simulation.now());
    if (out && outage.fault() == Fault.THROTTLES) {
      simulation.pause(CALL.dividedBy(2));
      return Writing.THROTTLED;
    }
    Writing writing =
        out && outage.fault() == Fault.FAILS ? Writing.FAILED : rows.write(row, replaced, deadline);
    boolean lost = out && (outage.fault() == Fault.FAILS || random.nextBoolean());
    simulation.pause(lost ? TIMEOUT : CALL.dividedBy(2));
    return lost ? Writing.FAILED : writing;
  }

  int reads() {
    return reads;
  }
}
