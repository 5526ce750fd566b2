package io.porttokenvending.endtoend;

import io.porttokenvending.testing.FakeExecutionRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Prints the cost of starting the packaged function: primed, not primed and from a snapshot, next
 * to an empty handler and a minimal handler, with a whole processor and with the part of one that
 * Lambda gives.
 */
final class Footprint {
  static final int MOST_CLASSES = 5_400;
  static final long MOST_ARCHIVE_BYTES = 12_000_000;

  private static final List<Integer> MEMORIES = List.of(1024, 512);
  private static final int LATER_ANSWERS = 300;

  private final Path folder;
  private final ColdStart.Task function;
  private final List<StartVariant> variants = new ArrayList<>();
  private final List<Throttle> throttles = new ArrayList<>();

  private Footprint(Path folder) throws IOException {
    this.folder = folder;
    function = new ColdStart.Task(folder.resolve("task"), PackagedFunction.HANDLER);
    PackagedFunction.unpack(function.root());
  }

  /** Takes no arguments; the system property {@code benchmark.quick} makes it short. */
  public static void main(String[] arguments) throws Exception {
    int rounds = Boolean.getBoolean("benchmark.quick") ? 5 : 15;
    new Footprint(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "footprint"))
        .measure(rounds);
  }

  private void measure(int rounds) throws Exception {
    ColdStart.Task empty = with(EmptyHandler.class, folder.resolve("empty"));
    ClassLog log = new ClassLog(folder.resolve("classes.txt"));
    try (SecureUpstreams upstreams = new SecureUpstreams(folder);
        FakeExecutionRole role = FakeExecutionRole.start()) {
      Map<String, String> environment = new HashMap<>(upstreams.environment());
      ColdStart.of(function, log.writtenBy(environment), upstreams.event());
      // The JVM sizes its heap by the machine's memory, which on Lambda is the function's.
      environment.merge(
          "JAVA_TOOL_OPTIONS",
          "-XX:MaxRAM=1g " + RuntimeCache.option(empty, folder.resolve("runtime.aot")),
          (some, more) -> some + " " + more);
      Map<String, String> snapshot = new HashMap<>(environment);
      snapshot.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", role.credentialsUri().toString());
      snapshot.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", role.authorizationToken());
      choose(empty, environment, snapshot);
      chooseShared(upstreams, snapshot);
      for (int i = 0; i < rounds; i++) {
        for (StartVariant variant : variants) {
          variant.measure(upstreams.event());
        }
      }
    } finally {
      for (Throttle throttle : throttles) {
        throttle.remove();
      }
    }
    StartTable.print(Files.size(PackagedFunction.ARCHIVE), log.count(), variants);
  }

  private void choose(
      ColdStart.Task empty, Map<String, String> environment, Map<String, String> snapshot)
      throws IOException {
    ColdStart.Task unprimed = with(UnprimedHandler.class, function.root());
    add("empty handler", event -> ColdStart.of(empty, environment, event));
    ColdStart.Task floor = with(ByHandHandler.class, folder.resolve("by-hand"));
    add("minimal", event -> ColdStart.of(floor, environment, event));
    add(
        "primed",
        event ->
            ColdStart.of(function, environment, event, ColdStart.Constraint.NONE, LATER_ANSWERS));
    add("not primed", event -> ColdStart.of(unprimed, environment, event));
    add(
        "snapshot",
        event -> ColdStart.fromSnapshot(function, snapshot, event, ColdStart.Constraint.NONE));
    if (!Throttle.isPermitted()) {
      return;
    }
    for (int memory : MEMORIES) {
      Throttle throttle = Throttle.asWith(memory);
      throttles.add(throttle);
      String suffix = ", " + memory + " MB";
      add(
          "primed" + suffix,
          event -> ColdStart.of(function, environment, event, throttle::hold, 0));
      add(
          "not primed" + suffix,
          event -> ColdStart.of(unprimed, environment, event, throttle::hold, 0));
      add(
          "snapshot" + suffix,
          event -> ColdStart.fromSnapshot(function, snapshot, event, throttle::hold));
    }
  }

  /** The token is in the table, so that a copy exchanges nothing unless the rows hang. */
  private void chooseShared(SecureUpstreams upstreams, Map<String, String> snapshot)
      throws IOException {
    Map<String, String> sharing = new HashMap<>(snapshot);
    sharing.putAll(upstreams.table());
    copy(sharing, upstreams.event());
    add("snapshot, shared token", event -> copy(sharing, event));
    add(
        "snapshot, rows hang",
        event -> {
          upstreams.hangTokenRows();
          try {
            return copy(sharing, event);
          } finally {
            upstreams.serveTokenRows();
          }
        });
  }

  private ColdStart copy(Map<String, String> environment, byte[] event) throws IOException {
    return ColdStart.fromSnapshot(function, environment, event, ColdStart.Constraint.NONE);
  }

  private void add(String name, StartVariant.Start start) {
    variants.add(new StartVariant(name, start));
  }

  /** A task root with an additional handler for tests. */
  private static ColdStart.Task with(Class<?> handler, Path root) throws IOException {
    String file = handler.getName().replace('.', '/') + ".class";
    Path target = root.resolve(file);
    Files.createDirectories(target.getParent());
    try (InputStream in =
        Objects.requireNonNull(ClassLoader.getSystemResourceAsStream(file), file)) {
      Files.copy(in, target);
    }
    return new ColdStart.Task(root, handler.getName());
  }
}
