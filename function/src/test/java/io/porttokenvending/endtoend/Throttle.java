package io.porttokenvending.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds a process to the part of a processor that Lambda gives a function of some memory, once it
 * has started: the start itself gets more.
 *
 * @param group a control group of Linux, made by this benchmark
 */
record Throttle(Path group) {
  private static final Path CONTROLLER = Path.of("/sys/fs/cgroup/cpu");

  /** The memory that comes with one whole processor. */
  private static final int MEBIBYTES_A_PROCESSOR = 1769;

  private static final int PERIOD = 20_000;

  /**
   * Whether this machine lets us; it takes the first version of control groups, and their owner.
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

  /** The group has to be empty, and its last process may still be ending. */
  void remove() throws IOException, InterruptedException {
    while (!Files.readString(group.resolve("cgroup.procs")).isEmpty()) {
      Thread.sleep(20);
    }
    Files.delete(group);
  }
}
