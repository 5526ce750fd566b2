package io.porttokenvending.actions;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test a job that uses the action, with a home and a service of its own. */
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
