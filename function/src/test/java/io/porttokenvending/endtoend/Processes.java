package io.porttokenvending.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.porttokenvending.contract.EventFiles;
import io.porttokenvending.testing.GitHubTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Processes of the packaged function, each with its own caches. */
final class Processes implements AutoCloseable {
  private final List<PackagedFunction> running = new ArrayList<>();

  /**
   * Starts them, and waits until all of them are initialized.
   *
   * @param folder scratch space, empty
   */
  static Processes start(int count, Path folder, Map<String, String> environment) throws Exception {
    Path task = folder.resolve("task");
    PackagedFunction.unpack(task);
    List<Path> outputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      outputs.add(folder.resolve("output-" + i + ".txt"));
    }
    Processes processes = new Processes();
    try {
      onEachCore(outputs, output -> processes.start(task, output, environment));
    } catch (Exception e) {
      processes.close();
      throw e;
    }
    return processes;
  }

  private void start(Path task, Path output, Map<String, String> environment) {
    try {
      PackagedFunction function =
          PackagedFunction.start(task, PackagedFunction.HANDLER, output, environment);
      synchronized (running) {
        running.add(function);
      }
      assertInstanceOf(RuntimeApi.Result.Answer.class, function.startResult());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends each process requests of a profile, to as many processes at once as there are cores. */
  void warmUp(String profile, int each, GitHubTokens gitHub) throws Exception {
    onEachCore(
        running,
        process -> {
          for (int i = 0; i < each; i++) {
            assertEquals("granted", process.code(Burst.event(profile, gitHub)));
          }
        });
  }

  private static <T> void onEachCore(List<T> all, Consumer<T> action) throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
      List<Future<?>> results = new ArrayList<>();
      for (T one : all) {
        results.add(threads.submit(() -> action.accept(one)));
      }
      for (Future<?> result : results) {
        result.get();
      }
    }
  }

  List<PackagedFunction> all() {
    return List.copyOf(running);
  }

  /** Removes a process, which the caller closes. */
  PackagedFunction removeOne() {
    return running.removeLast();
  }

  /** Returns for each process how many of a profile's tokens it got from Port. */
  List<Long> exchanged(String profile) throws IOException {
    List<Long> counts = new ArrayList<>();
    for (PackagedFunction process : running) {
      counts.add(
          process
              .output()
              .lines()
              .filter(line -> line.contains("\"event\":\"token_vending\""))
              .map(EventFiles::json)
              .filter(line -> line.path("profile").asText().equals(profile))
              .filter(line -> line.path("token_source").asText().equals("exchanged"))
              .count());
    }
    return counts;
  }

  @Override
  public void close() {
    running.forEach(PackagedFunction::close);
  }
}
