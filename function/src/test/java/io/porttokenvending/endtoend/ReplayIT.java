package io.porttokenvending.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.cli.deployment.DeploymentSettings;
import io.porttokenvending.local.Simulation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes of the packaged function share nothing but the table of used tokens. */
class ReplayIT {
  private static final int PROCESSES = 3;
  private static final int PRESENTATIONS = 51;

  @TempDir private Path folder;

  @Test
  void oneToken_presentedFiftyTimesAcrossProcesses_isVendedOnce() throws Exception {
    try (Simulation world = Simulation.start(DeploymentSettings.DEFAULTS);
        ExecutorService threads = Executors.newFixedThreadPool(PROCESSES)) {
      Map<String, String> environment = SamplePolicy.environment(world, folder);
      String token = world.gitHub().tokens().pushToMain().sign(Instant.now(), Simulation.AUDIENCE);
      List<PackagedFunction> functions = new ArrayList<>();
      try {
        for (int i = 0; i < PROCESSES; i++) {
          Path own = folder.resolve("process-" + i);
          functions.add(PackagedFunction.start(own, environment));
        }
        List<CompletableFuture<Map<String, Integer>>> shares = new ArrayList<>();
        for (PackagedFunction function : functions) {
          shares.add(CompletableFuture.supplyAsync(() -> present(function, token), threads));
        }
        Map<String, Integer> codes = new TreeMap<>();
        for (CompletableFuture<Map<String, Integer>> share : shares) {
          share.get().forEach((code, count) -> codes.merge(code, count, Integer::sum));
        }
        assertEquals(Map.of("granted", 1, "token_replayed", PRESENTATIONS - 1), codes);
        List<String> ids =
            world.dynamoDb().items(Simulation.CONSUMED_TOKENS).stream()
                .map(row -> row.at("/id/S").asText())
                .toList();
        assertEquals(1, ids.stream().filter(id -> !id.startsWith("token#")).count());
      } finally {
        functions.forEach(PackagedFunction::close);
      }
    }
  }

  private static Map<String, Integer> present(PackagedFunction function, String token) {
    Map<String, Integer> codes = new TreeMap<>();
    for (int i = 0; i < PRESENTATIONS / PROCESSES; i++) {
      codes.merge(function.exchange(token), 1, Integer::sum);
    }
    return codes;
  }
}
