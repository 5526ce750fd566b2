package io.porttokenvending.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machine-independent costs of starting the packaged function. */
class FootprintIT {
  @TempDir private Path folder;

  @Test
  void classesUntilTheFirstAnswer_withUpstreamsOverTls_areFew() throws Exception {
    var task = new ColdStart.Task(folder.resolve("task"), PackagedFunction.HANDLER);
    PackagedFunction.unpack(task.root());
    ClassLog log = new ClassLog(folder.resolve("classes.txt"));
    try (SecureUpstreams upstreams = new SecureUpstreams(folder)) {
      Map<String, String> environment = log.writtenBy(upstreams.environment());
      ColdStart.Constraint rehearsed =
          processId -> assertTrue(log.holds("io.porttokenvending.api.EmbeddedMetrics"));
      ColdStart start = ColdStart.of(task, environment, upstreams.event(), rehearsed, 0);
      assertTrue(start.isGranted(), start::answer);
    }
    long classes = log.count();
    assertTrue(classes <= Footprint.MOST_CLASSES, () -> classes + " classes");
  }
}
