package io.porttokenvending.infra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.PortLanesInWorld;
import io.porttokenvending.testing.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Alarms and the dashboard use existing metrics, because an alarm on a misspelled metric never
 * fires.
 */
class AlarmsTest {
  private static final Path DOCS = Path.of("..", "infra", "docs");

  private static final Map<String, String> EVERYTHING = Map.of("ExpectDailyTraffic", "on");
  private static final String FILTERED = "PortTokenVending/port-token-vending";
  private static final Set<String> OUTCOMES = Set.of("granted", "denied", "failed", "explained");

  /** Lambda's own, of a function and of its alias. */
  private static final Set<String> OF_LAMBDA =
      Set.of("Errors", "Throttles", "ConcurrentExecutions");

  private static final Pattern FIELDS = Pattern.compile("(?:fields|by) ([^|]+)");
  private static final Pattern COMPARED = Pattern.compile("([a-z_]+) (?:=|!=|in) ");

  @Test
  void metrics_areEmitted() throws IOException {
    Stack stack = Stack.with(EVERYTHING);
    Set<String> emitted = emitted(line());
    List<Metric> shown =
        Stream.concat(
                stack.resources("AWS::CloudWatch::Alarm").values().stream()
                    .flatMap(alarm -> Metric.ofAlarm(alarm).stream()),
                Dashboard.of(stack).metrics().stream())
            .toList();
    assertTrue(shown.size() > 40, () -> "found no more than " + shown.size());
    for (Metric metric : shown) {
      switch (metric.namespace()) {
        case "PortTokenVending" -> {
          String form = metric.name() + new TreeSet<>(metric.dimensions().keySet());
          assertTrue(emitted.contains(form), () -> form + " is none of " + emitted);
          assertPossible(metric);
        }
        case FILTERED -> assertTrue(filtered(stack).contains(metric.name()), metric::toString);
        case "AWS/Lambda" -> assertTrue(OF_LAMBDA.contains(metric.name()), metric::toString);
        default -> throw new AssertionError(metric);
      }
    }
  }

  @Test
  void failures_haveAnAlarmEach() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (var alarm : Stack.with(EVERYTHING).resources("AWS::CloudWatch::Alarm").values()) {
      Metric.ofAlarm(alarm).forEach(each -> codes.add(each.dimensions().getOrDefault("code", "")));
    }
    Arrays.stream(ErrorCode.values())
        .filter(code -> code.status() >= 500)
        .forEach(code -> assertTrue(codes.contains(code.code()), code::code));
    assertTrue(codes.containsAll(Set.of("identity_id_mismatch", "token_replayed")));
  }

  @Test
  void alarms_haveTheirSection_andNoOtherDoes() throws IOException {
    Set<String> sections = new TreeSet<>();
    Files.readString(DOCS.resolve("alarms.md"), UTF_8)
        .lines()
        .filter(line -> line.startsWith("### "))
        .forEach(line -> sections.add(line.substring(4)));
    Set<String> alarms = new TreeSet<>();
    Stack.with(EVERYTHING)
        .resources("AWS::CloudWatch::Alarm")
        .forEach((name, alarm) -> {
          String section = name.substring(0, name.length() - "Alarm".length());
          alarms.add(section);
          String said = String.valueOf(alarm.get("AlarmDescription"));
          String anchor = "/infra/docs/alarms.md#" + section.toLowerCase(Locale.ROOT);
          assertTrue(said.endsWith(anchor), said);
        });
    assertEquals(alarms, sections);
  }

  @ParameterizedTest
  @CsvSource({"off, ''", "on, ''", "off, a.b.c", "on, a.b.c"})
  void dashboard_showsTheStateOfEveryAlarm(String traffic, String probe) throws IOException {
    Stack stack = Stack.with(Map.of("ExpectDailyTraffic", traffic, "ProbeToken", probe));
    Set<String> there = new TreeSet<>();
    stack.resources("AWS::CloudWatch::Alarm").keySet().forEach(name -> there.add("arn:" + name));
    assertEquals(there, new TreeSet<>(Dashboard.of(stack).alarms()));
  }

  /**
   * Of 1,000 grants an hour 83 fall into a period; `ignore` evaluates no p99 of less than 1,000.
   */
  @Test
  void percentiles_fewSamples_areEvaluated() throws IOException {
    int percentiles = 0;
    for (var alarm : Stack.with(EVERYTHING).resources("AWS::CloudWatch::Alarm").values()) {
      if (alarm.containsKey("ExtendedStatistic")) {
        percentiles++;
        assertEquals("evaluate", alarm.get("EvaluateLowSampleCountPercentile"));
      }
    }
    assertEquals(1, percentiles);
  }

  /** A missing permission has no other trace: the probe calls the alias without the gateway. */
  @ParameterizedTest
  @CsvSource({
    "500, Internal server error, 1",
    "503, Service Unavailable, 1",
    "503, -, 0",
    "401, Unauthorized, 0",
    "200, -, 0"
  })
  void gatewaysOwnFailure_isCounted(String status, String error, int counted) throws IOException {
    JsonNode line =
        JsonNodeFactory.instance.objectNode().put("status", status).put("integrationError", error);
    var filter = Stack.with(EVERYTHING).resource("AWS::Logs::MetricFilter", "GatewayFailed");
    assertEquals("AccessLogs", filter.get("LogGroupName"));
    assertEquals(counted, MetricFilter.of(filter).matches(line) ? 1 : 0);
  }

  /** No job fails meanwhile, so that no other alarm fires. */
  @ParameterizedTest
  @CsvSource({"401, port_credentials_rejected", "429, port_rate_limited"})
  void skippedLane_whileAnotherServes_firesAnAlarm(int status, String code) throws IOException {
    var alarm = Stack.with(EVERYTHING).resource("AWS::CloudWatch::Alarm", "LaneSkippedAlarm");
    JsonNode line = grant(status);
    assertTrue(emitted(line).contains(alarm.get("MetricName") + "[audience]"), line::toString);
    assertEquals("SampleCount", alarm.get("Statistic"));
    assertEquals("GreaterThanOrEqualToThreshold", alarm.get("ComparisonOperator"));
    int samples = line.path(String.valueOf(alarm.get("MetricName"))).size();
    assertEquals(String.valueOf(samples), String.valueOf(alarm.get("Threshold")));
    assertEquals("[\"" + code + "\"]", line.path("skipped_codes").toString());
  }

  @Test
  void usableLanes_fireNoAlarm() {
    try (World world = World.start()) {
      new PortLanesInWorld(world).use(2);
      Set<String> emitted = emitted(world.send(world.request()).line());
      assertTrue(emitted.stream().noneMatch(each -> each.contains("lanes")), emitted::toString);
    }
  }

  @Test
  void alarms_withATopic_notifyIt() throws IOException {
    String topic = "arn:aws:sns:" + Stack.ACCOUNT + ":port-token-vending";
    for (var alarm :
        Stack.with(Map.of("AlarmTopicArn", topic)).resources("AWS::CloudWatch::Alarm").values()) {
      assertEquals(List.of(topic), alarm.get("AlarmActions"));
    }
  }

  @Test
  void queries_nameMembersOfTheAuditLine() throws IOException {
    Set<String> members = new HashSet<>();
    line().fieldNames().forEachRemaining(members::add);
    for (String query : queries()) {
      FIELDS
          .matcher(query)
          .results()
          .flatMap(found -> Arrays.stream(found.group(1).split(",", -1)).map(String::strip))
          .map(name -> name.endsWith(".0") ? name.substring(0, name.length() - 2) : name)
          .filter(name -> !name.startsWith("@") && !name.startsWith("bin("))
          .forEach(name -> assertTrue(members.contains(name), () -> name + " in " + query));
      COMPARED
          .matcher(query)
          .results()
          .forEach(found -> assertTrue(members.contains(found.group(1)), () -> query));
    }
  }

  /** Two issuers may sign the same names and ids, so these alone do not identify a job. */
  @Test
  void queries_ofARepositoryOrRun_nameTheIssuerToo() throws IOException {
    Pattern job = Pattern.compile("\\b(?:repository|repository_id|run_id)\\b");
    List<String> ofJobs = queries().stream().filter(query -> job.matcher(query).find()).toList();
    assertTrue(ofJobs.size() >= 8, () -> "found no more than " + ofJobs.size());
    Pattern selected = Pattern.compile(job.pattern() + " = ");
    for (String query : ofJobs) {
      boolean selects = selected.matcher(query).find();
      assertTrue(query.contains(selects ? "issuer = " : "issuer, "), query);
    }
  }

  /** The queries of the dashboard and of the operators' pages. */
  private static List<String> queries() throws IOException {
    Pattern block = Pattern.compile("(?s)```\n((?:fields|filter|stats).*?)```");
    Pattern option = Pattern.compile("--query-string '(.*?)'");
    StringBuilder pages = new StringBuilder();
    for (String page : List.of("alarms.md", "incidents.md", "operate.md")) {
      pages.append(Files.readString(DOCS.resolve(page), UTF_8));
    }
    List<String> queries =
        Stream.concat(
                Dashboard.of(Stack.with(EVERYTHING)).queries().stream(),
                Stream.of(block, option)
                    .flatMap(each -> each.matcher(pages).results())
                    .map(found -> found.group(1)))
            .toList();
    assertTrue(queries.size() >= 10, () -> "found no more than " + queries.size());
    return queries;
  }

  private static void assertPossible(Metric metric) {
    Map<String, String> dimensions = metric.dimensions();
    assertEquals(Stack.API_ADDRESS, dimensions.get("audience"), metric::toString);
    String outcome = dimensions.getOrDefault("outcome", "granted");
    assertTrue(OUTCOMES.contains(outcome), metric::toString);
    String code = dimensions.getOrDefault("code", "");
    if (!code.isEmpty()) {
      boolean failure =
          Arrays.stream(ErrorCode.values())
                  .filter(each -> each.code().equals(code))
                  .findFirst()
                  .orElseThrow(() -> new AssertionError(metric))
                  .status()
              >= 500;
      assertEquals(failure ? "failed" : "denied", outcome, metric::toString);
    }
  }

  /** Each metric of a line, with the names of its dimensions in order. */
  private static Set<String> emitted(JsonNode line) {
    Set<String> emitted = new TreeSet<>();
    for (JsonNode directive : line.path("_aws").path("CloudWatchMetrics")) {
      for (JsonNode metric : directive.path("Metrics")) {
        for (JsonNode set : directive.path("Dimensions")) {
          Set<String> names = new TreeSet<>();
          set.forEach(name -> names.add(name.textValue()));
          emitted.add(metric.path("Name").textValue() + names);
        }
      }
    }
    return emitted;
  }

  /** A grant, for which a lane was skipped. */
  private static JsonNode line() {
    return grant(401);
  }

  /** A grant of the second lane, after Port answered the exchange of the first with a status. */
  private static JsonNode grant(int status) {
    try (World world = World.start()) {
      PortLanesInWorld lanes = new PortLanesInWorld(world);
      lanes.use(2);
      lanes.fail(1, status);
      JsonNode line = world.send(world.request()).line();
      assertEquals("granted", line.path("outcome").asText());
      return line;
    }
  }

  private static Set<String> filtered(Stack stack) {
    Set<String> names = new TreeSet<>();
    for (var filter : stack.resources("AWS::Logs::MetricFilter").values()) {
      for (Object each : Stack.list(filter.get("MetricTransformations"))) {
        assertEquals(FILTERED, Stack.map(each).get("MetricNamespace"));
        names.add(String.valueOf(Stack.map(each).get("MetricName")));
      }
    }
    return names;
  }
}
