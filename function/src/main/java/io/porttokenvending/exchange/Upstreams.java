package io.porttokenvending.exchange;

import io.porttokenvending.exchange.AuditTrail.Stage;
import io.porttokenvending.secret.Lookup;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Concurrently;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.McpServerSettings;
import io.porttokenvending.trust.McpServerSettings.HeaderSetting;
import io.porttokenvending.trust.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Stream;

/** Access of one request to Secrets Manager and Port, which takes a profile that was granted. */
record Upstreams(
    TokenExchange exchange, Profile profile, PortLanes lanes, AuditTrail trail, Deadline deadline) {
  /**
   * @param minTtl remaining lifetime that the caller requires; the profile may require more
   */
  static Upstreams of(
      TokenExchange exchange,
      Profile profile,
      Duration minTtl,
      AuditTrail trail,
      Deadline deadline) {
    Duration own = profile.port().minTtl();
    Duration required = own.compareTo(minTtl) > 0 ? own : minTtl;
    return new Upstreams(
        exchange,
        profile,
        new PortLanes(exchange, profile.port(), required, trail, deadline),
        trail,
        deadline);
  }

  /**
   * Results of the reads that come before Port.
   *
   * @param replay {@code FIRST} also if nothing had to be fetched
   * @param credentials of the lanes whose credentials were not held, by secret
   * @param headers of the header secrets that were not held
   */
  record Reads(
      ReplayOutcome replay,
      Map<String, Lookup<PortCredentials>> credentials,
      Map<String, Lookup<Map<String, Secret>>> headers) {}

  /**
   * Reads concurrently what a request needs and the caches lack. The check comes first: without it,
   * a consumed token would cause an exchange on every new instance.
   *
   * @param check reads the token's row; not called if nothing must be fetched
   */
  Reads read(Callable<ReplayOutcome> check) {
    List<String> unreadHeaders = unreadHeaders();
    if (!lanes.mustFetch() && unreadHeaders.isEmpty()) {
      return new Reads(ReplayOutcome.FIRST, Map.of(), Map.of());
    }
    FutureTask<ReplayOutcome> replay = new FutureTask<>(check);
    var credentials = tasks(lanes.unread(), lanes::read);
    var headers = tasks(unreadHeaders, this::readHeaderSecret);
    List<FutureTask<?>> all = new ArrayList<>(List.of(replay));
    all.addAll(credentials.values());
    all.addAll(headers.values());
    Concurrently.run("upstream-read", all);
    return new Reads(replay.resultNow(), results(credentials), results(headers));
  }

  private static <T> Map<String, FutureTask<T>> tasks(
      List<String> secrets, Function<String, T> read) {
    Map<String, FutureTask<T>> tasks = new LinkedHashMap<>();
    secrets.forEach(secret -> tasks.put(secret, new FutureTask<>(() -> read.apply(secret))));
    return tasks;
  }

  private static <T> Map<String, T> results(Map<String, FutureTask<T>> tasks) {
    Map<String, T> results = new HashMap<>();
    tasks.forEach((secret, task) -> results.put(secret, task.resultNow()));
    return results;
  }

  private List<String> unreadHeaders() {
    return profile.mcp().servers().stream()
        .flatMap(server -> server.headers().values().stream())
        .flatMap(header ->
            header instanceof HeaderSetting.FromSecret setting
                ? Stream.of(setting.secret())
                : Stream.empty())
        .filter(secret -> exchange.headers().held(secret).isEmpty())
        .distinct()
        .toList();
  }

  /**
   * Returns the value of every header that comes from a secret.
   *
   * @throws Refusal for the first one in the order of the profile that has none
   */
  Map<HeaderSetting.FromSecret, Secret> headers(Reads reads) throws Refusal {
    Map<String, Lookup<Map<String, Secret>>> lookups = new HashMap<>(reads.headers());
    Map<HeaderSetting.FromSecret, Secret> values = new HashMap<>();
    for (McpServerSettings server : profile.mcp().servers()) {
      for (Map.Entry<String, HeaderSetting> header : server.headers().entrySet()) {
        if (header.getValue() instanceof HeaderSetting.FromSecret setting) {
          var lookup = lookups.computeIfAbsent(setting.secret(), this::readHeaderSecret);
          if (!(lookup instanceof Lookup.Found<Map<String, Secret>>(Map<String, Secret> members)
              && members.containsKey(setting.field()))) {
            throw new Refusal(Refusals.ofHeader(lookup, server.name(), header.getKey()));
          }
          values.put(setting, members.get(setting.field()));
        }
      }
    }
    return values;
  }

  private Lookup<Map<String, Secret>> readHeaderSecret(String secretId) {
    return trail.timed(Stage.SECRET, () -> exchange.headers().find(secretId, deadline));
  }
}
