package io.porttokenvending.actions;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Creates a job that uses the action for each test, with a separate home folder and service. */
abstract class WithActionJob {
  @TempDir Path home;
  ActionJob job;

  @BeforeEach
  void start() throws Exception {
    job = new ActionJob(home);
  }

  @AfterEach
  void close() {
    job.close();
  }
}
