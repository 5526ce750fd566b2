package io.porttokenvending.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A CloudWatch metric that something looks at, with the values of its dimensions. */
record Metric(String namespace, String name, Map<String, String> dimensions) {
  /** Metrics of an alarm: one, or those of its expression. */
  static List<Metric> ofAlarm(Map<String, Object> alarm) {
    List<Metric> metrics = new ArrayList<>();
    if (alarm.containsKey("MetricName")) {
      metrics.add(of(alarm));
    }
    for (Object each : Stack.list(alarm.getOrDefault("Metrics", List.of()))) {
      if (Stack.map(each).containsKey("MetricStat")) {
        metrics.add(of(Stack.map(Stack.map(Stack.map(each).get("MetricStat")).get("Metric"))));
      }
    }
    return metrics;
  }

  private static Metric of(Map<String, Object> metric) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    for (Object each : Stack.list(metric.getOrDefault("Dimensions", List.of()))) {
      Map<String, Object> dimension = Stack.map(each);
      dimensions.put(String.valueOf(dimension.get("Name")), String.valueOf(dimension.get("Value")));
    }
    return new Metric(
        String.valueOf(metric.get("Namespace")),
        String.valueOf(metric.get("MetricName")),
        dimensions);
  }
}
