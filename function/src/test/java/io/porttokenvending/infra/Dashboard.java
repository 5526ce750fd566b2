package io.porttokenvending.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metrics on the template's dashboard. */
final class Dashboard {
  private static final Pattern SEARCH =
      Pattern.compile("SEARCH\\('\\{([^,]+),([^}]*)} MetricName=\"([^\"]*)\"([^']*)'");
  private static final Pattern WANTED = Pattern.compile(" ([a-z]+)=\"([^\"]*)\"");

  private final List<Metric> metrics = new ArrayList<>();
  private final List<String> queries = new ArrayList<>();
  private final List<String> alarms = new ArrayList<>();

  private Dashboard() {}

  static Dashboard of(Stack stack) throws IOException {
    Dashboard dashboard = new Dashboard();
    Object body = stack.resource("AWS::CloudWatch::Dashboard", "Dashboard").get("DashboardBody");
    for (JsonNode widget : new ObjectMapper().readTree(String.valueOf(body)).path("widgets")) {
      JsonNode properties = widget.path("properties");
      properties.path("metrics").forEach(dashboard::add);
      properties.path("alarms").forEach(alarm -> dashboard.alarms.add(alarm.textValue()));
      if (properties.has("query")) {
        dashboard.queries.add(properties.path("query").textValue());
      }
    }
    return dashboard;
  }

  List<Metric> metrics() {
    return metrics;
  }

  List<String> queries() {
    return queries;
  }

  /** The alarms whose state it shows. */
  List<String> alarms() {
    return alarms;
  }

  private void add(JsonNode row) {
    if (row.path(0).isObject()) {
      addSearch(row.path(0).path("expression").textValue());
      return;
    }
    Map<String, String> dimensions = new LinkedHashMap<>();
    for (int i = 2; i + 1 < row.size() && row.get(i).isTextual(); i += 2) {
      dimensions.put(row.get(i).textValue(), row.get(i + 1).textValue());
    }
    metrics.add(new Metric(row.get(0).textValue(), row.get(1).textValue(), dimensions));
  }

  /** A search that leaves a dimension open finds every value of it. */
  private void addSearch(String expression) {
    Matcher search = SEARCH.matcher(expression);
    if (!search.find()) {
      throw new IllegalStateException(expression);
    }
    Map<String, String> dimensions = new LinkedHashMap<>();
    for (String name : search.group(2).split(",", -1)) {
      dimensions.put(name, "");
    }
    WANTED
        .matcher(search.group(4))
        .results()
        .forEach(wanted -> dimensions.put(wanted.group(1), wanted.group(2)));
    metrics.add(new Metric(search.group(1), search.group(3), dimensions));
  }
}
