package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.contract.EventFiles;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.GitHubTokens;
import io.porttokenvending.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Results of requests that several processes got at the same moment. As on Lambda, each process
 * serves one request at a time.
 *
 * @param codes {@code granted} or the error's code, with its number
 * @param tokens the different access tokens
 * @param nanoseconds response times in ascending order
 */
record Burst(
    Map<String, Integer> codes, Set<String> tokens, List<Long> nanoseconds, Duration time) {
  private record Response(String code, String token, long nanoseconds) {}

  /**
   * Sends requests with different OIDC tokens.
   *
   * @param each number of requests for each process
   */
  static Burst send(List<PackagedFunction> processes, String profile, int each, GitHubTokens gitHub)
      throws Exception {
    List<List<byte[]>> events =
        processes.stream().map(process -> events(profile, each, gitHub)).toList();
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(processes.size())) {
      List<Future<List<Response>>> shares = new ArrayList<>();
      for (int i = 0; i < processes.size(); i++) {
        PackagedFunction process = processes.get(i);
        List<byte[]> own = events.get(i);
        shares.add(
            threads.submit(() -> {
              start.await();
              return own.stream().map(event -> respond(process, event)).toList();
            }));
      }
      long began = System.nanoTime();
      start.countDown();
      List<Response> responses = new ArrayList<>();
      for (Future<List<Response>> share : shares) {
        responses.addAll(share.get());
      }
      return of(responses, Duration.ofNanos(System.nanoTime() - began));
    }
  }

  /** Returns a request for a profile with an OIDC token that was not used before. */
  static byte[] event(String profile, GitHubTokens gitHub) {
    return GatewayEvent.of("POST", "/v1/token")
        .header(
            "Authorization", "Bearer " + gitHub.pushToMain().sign(Instant.now(), World.AUDIENCE))
        .header("Content-Type", "application/json")
        .body("{\"profile\":\"" + profile + "\"}")
        .toJson()
        .getBytes(UTF_8);
  }

  private static List<byte[]> events(String profile, int count, GitHubTokens gitHub) {
    return IntStream.range(0, count).parallel().mapToObj(i -> event(profile, gitHub)).toList();
  }

  private static Response respond(PackagedFunction process, byte[] event) {
    long began = System.nanoTime();
    byte[] bytes = process.invoke(event);
    long took = System.nanoTime() - began;
    ObjectNode response = EventFiles.withReadableBody(bytes);
    return response.path("statusCode").asInt() == 200
        ? new Response("granted", response.at("/body/access_token").asText(), took)
        : new Response(response.at("/body/code").asText(), "", took);
  }

  private static Burst of(List<Response> responses, Duration time) {
    Map<String, Integer> codes = new TreeMap<>();
    Set<String> tokens = new TreeSet<>();
    for (Response response : responses) {
      codes.merge(response.code(), 1, Integer::sum);
      tokens.add(response.token());
    }
    tokens.remove("");
    return new Burst(
        codes, tokens, responses.stream().map(Response::nanoseconds).sorted().toList(), time);
  }

  /** Prints the figures of a case. */
  void print(String name, int exchanges) {
    System.out.printf(
        Locale.ROOT,
        "%-18s %s, exchanges %d, %.1f s, response p50 %.0f ms, p99 %.0f ms, longest %.0f ms%n",
        name,
        codes,
        exchanges,
        time.toMillis() / 1e3,
        percentile(50),
        percentile(99),
        percentile(100));
  }

  private double percentile(int percent) {
    return nanoseconds.get(Math.min(nanoseconds.size() - 1, nanoseconds.size() * percent / 100))
        / 1e6;
  }
}
