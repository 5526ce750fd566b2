package io.porttokenvending.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Limits a process to the CPU share that Lambda gives a function with its memory, after the start,
 * which gets more.
 *
 * @param group a Linux control group that this benchmark created
 */
record Throttle(Path group) {
  private static final Path CONTROLLER = Path.of("/sys/fs/cgroup/cpu");

  /** The memory that comes with one whole processor. */
  private static final int MEBIBYTES_A_PROCESSOR = 1769;

  private static final int PERIOD = 20_000;

  /**
   * Returns whether this machine supports it, which requires control groups version 1 and their
   * owner.
   */
  static boolean isPermitted() {
    return Files.exists(CONTROLLER.resolve("cpu.cfs_quota_us")) && Files.isWritable(CONTROLLER);
  }

  static Throttle asWith(int mebibytes) throws IOException {
    Path group = Files.createTempDirectory(CONTROLLER, "footprint");
    Files.writeString(group.resolve("cpu.cfs_period_us"), Integer.toString(PERIOD));
    Files.writeString(
        group.resolve("cpu.cfs_quota_us"),
        Integer.toString(PERIOD * mebibytes / MEBIBYTES_A_PROCESSOR));
    return new Throttle(group);
  }

  void hold(long processId) throws IOException {
    Files.writeString(group.resolve("cgroup.procs"), Long.toString(processId));
  }

  /** The group must be empty, but its last process may still be ending. */
  void remove() throws IOException, InterruptedException {
    while (!Files.readString(group.resolve("cgroup.procs")).isEmpty()) {
      Thread.sleep(20);
    }
    Files.delete(group);
  }
}
