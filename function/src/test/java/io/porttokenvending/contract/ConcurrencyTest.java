package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.cli.deployment.DeploymentSettings;
import io.porttokenvending.local.Simulation;
import io.porttokenvending.testing.GitHubToken;
import io.porttokenvending.testing.HttpFront;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many concurrent callers of one instance, which occur in a local run but not on Lambda. */
class ConcurrencyTest {
  private static final int CALLERS = 50;

  private record Exchange(String branch, HttpResponse<String> response) {}

  @Test
  void fiftyColdCallers_getTheirOwnAnswers_andShareOneExchange() throws Exception {
    Set<String> lines = ConcurrentHashMap.newKeySet();
    try (Simulation world = Simulation.start(DeploymentSettings.DEFAULTS);
        HttpFront front =
            HttpFront.start(SampleFunction.in(world, InstantSource.system(), lines::add), 0);
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      List<Exchange> exchanges = callAtOnce(world, front, client, threads);

      for (Exchange exchange : exchanges) {
        JsonNode body = EventFiles.json(exchange.response().body());
        if (exchange.branch().equals("main")) {
          assertEquals(200, exchange.response().statusCode(), body::toString);
          assertEquals("catalog-reader", body.path("profile").asText());
        } else {
          assertEquals(403, exchange.response().statusCode(), body::toString);
          assertEquals(
              "refs/heads/" + exchange.branch(),
              body.path("failed_claims").path(0).path("sent").asText());
        }
      }
      assertEquals(List.of(), front.failures());
      assertEquals(1, world.port().calls("/v1/auth/access_token").size());
      assertTrue(world.gitHub().calls("/.well-known/jwks").size() <= 2);
      assertEquals(CALLERS, lines.stream().filter(line -> line.contains("token_vending")).count());
    }
  }

  /** Every second caller comes from a branch that no rule matches. */
  private static List<Exchange> callAtOnce(
      Simulation world, HttpFront front, HttpClient client, ExecutorService threads)
      throws Exception {
    CountDownLatch ready = new CountDownLatch(CALLERS);
    List<Future<Exchange>> calls = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      String branch = i % 2 == 0 ? "main" : "feature-" + i;
      GitHubToken job = world.gitHub().tokens().pushToMain().with("ref", "refs/heads/" + branch);
      String token = job.sign(Instant.now(), Simulation.AUDIENCE);
      calls.add(
          threads.submit(() -> {
            ready.countDown();
            ready.await();
            return new Exchange(branch, client.send(request(front.uri(), token), BODY));
          }));
    }
    List<Exchange> exchanges = new ArrayList<>();
    for (Future<Exchange> call : calls) {
      exchanges.add(call.get());
    }
    return exchanges;
  }

  private static final HttpResponse.BodyHandler<String> BODY =
      HttpResponse.BodyHandlers.ofString(UTF_8);

  private static HttpRequest request(URI front, String token) {
    return HttpRequest.newBuilder(front.resolve("/v1/token"))
        .timeout(Duration.ofSeconds(15))
        .header("Authorization", "Bearer " + token)
        .POST(HttpRequest.BodyPublishers.noBody())
        .build();
  }
}
