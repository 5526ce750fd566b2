package io.porttokenvending.port;

import io.porttokenvending.exchange.SharedRow;
import io.porttokenvending.exchange.SharedRows;
import io.porttokenvending.timing.Deadline;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A table in memory that decides each write at one moment, and can fail as a test requires. */
public final class MemoryRows implements SharedRows {
  private final Map<String, SharedRow> rows = new TreeMap<>();
  private final Deque<Reading> readings = new ArrayDeque<>();
  private final Deque<Writing> writings = new ArrayDeque<>();
  private Optional<Reading> everyReading = Optional.empty();
  private Optional<Writing> everyWriting = Optional.empty();
  private boolean loseResponsesOfWrites;
  private Runnable beforeRead = () -> {};
  private int reads;
  private int writes;

  /** The next reads return these, one each. */
  synchronized void readNext(Reading... next) {
    readings.addAll(List.of(next));
  }

  /** The next writes return these, one each; {@code WRITTEN} writes. */
  synchronized void writeNext(Writing... next) {
    writings.addAll(List.of(next));
  }

  synchronized void failEveryCall(Reading reading, Writing writing) {
    everyReading = Optional.of(reading);
    everyWriting = Optional.of(writing);
  }

  synchronized void recover() {
    everyReading = Optional.empty();
    everyWriting = Optional.empty();
  }

  /** Writes are decided as usual, and then fail. */
  synchronized void loseResponsesOfWrites() {
    loseResponsesOfWrites = true;
  }

  /** Runs before each read, on the thread of the reader. */
  synchronized void beforeRead(Runnable action) {
    beforeRead = action;
  }

  synchronized SharedRow only() {
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows");
    }
    return rows.values().iterator().next();
  }

  synchronized Map<String, SharedRow> all() {
    return new TreeMap<>(rows);
  }

  synchronized void replace(SharedRow row) {
    rows.put(row.id(), row);
  }

  synchronized int reads() {
    return reads;
  }

  synchronized int writes() {
    return writes;
  }

  @Override
  public Reading read(String id, Deadline deadline) {
    Runnable before;
    synchronized (this) {
      before = beforeRead;
    }
    before.run();
    synchronized (this) {
      reads++;
      Reading scripted = readings.poll();
      if (scripted != null) {
        return scripted;
      }
      return everyReading.orElseGet(() ->
          new Reading.Read(
              rows.getOrDefault(id, new SharedRow(id, 0, "", false, new byte[0], Instant.EPOCH))));
    }
  }

  @Override
  public synchronized Writing write(SharedRow row, SharedRow replaced, Deadline deadline) {
    writes++;
    Writing scripted = writings.poll();
    if (scripted == null) {
      scripted = everyWriting.orElse(Writing.WRITTEN);
    }
    SharedRow current = rows.get(row.id());
    String revision = current == null ? "" : current.revision();
    if (scripted == Writing.WRITTEN && !revision.equals(replaced.revision())) {
      return loseResponsesOfWrites ? Writing.FAILED : Writing.CONFLICT;
    }
    if (scripted == Writing.WRITTEN) {
      rows.put(row.id(), row);
    }
    return loseResponsesOfWrites ? Writing.FAILED : scripted;
  }
}
