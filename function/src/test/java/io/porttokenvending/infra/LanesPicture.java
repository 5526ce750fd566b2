package io.porttokenvending.infra;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.trust.PortSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws the remaining lifetime of a profile's freshest token over twelve hours, by lanes. */
final class LanesPicture {
  static final Path FILE = Path.of("..", "infra", "docs", "pictures", "lanes.svg");

  private static final int HOURS = 12;
  private static final int JOBS = 12_000;
  private static final int LEFT = 170;
  private static final int HOUR_WIDTH = 46;
  private static final int PANEL = 96;
  private static final int LIFETIME_HEIGHT = 66;
  private static final int TOP = 46;
  private static final int RIGHT = LEFT + HOURS * HOUR_WIDTH;
  private static final int BOTTOM = TOP + PortSettings.MAX_LANES * PANEL;

  private static final String STYLE =
      """
      <style>
      text { font: 13px sans-serif; fill: #1f2328 }
      .small { font-size: 11px; fill: #59636e }
      .title { font-weight: bold }
      .page { fill: #ffffff }
      .life { fill: #b6d7ff; stroke: #0969da }
      .grid { stroke: #d1d9e0 }
      .least { stroke: #bc4c00; stroke-width: 1.5; stroke-dasharray: 5 3 }
      @media (prefers-color-scheme: dark) {
        text { fill: #f0f6fc }
        .small { fill: #9198a1 }
        .page { fill: #0d1117 }
        .life { fill: #12396b; stroke: #4493f8 }
        .grid { stroke: #3d444d }
        .least { stroke: #f0883e }
      }
      </style>
      """;

  private LanesPicture() {}

  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, draw(), UTF_8);
  }

  static String draw() {
    StringBuilder svg = new StringBuilder();
    line(
        svg,
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0"
                + " %1$d %2$d\" role=\"img\" aria-labelledby=\"title desc\">",
            RIGHT + 24,
            BOTTOM + 34));
    line(svg, "<title id=\"title\">Remaining lifetime of the freshest token, by lanes</title>");
    line(
        svg,
        String.format(
            Locale.ROOT,
            "<desc id=\"desc\">One lane's token falls to zero every three hours. The least lifetime"
                + " is %s with two lanes, %s with three and %s with four.</desc>",
            minutes(2),
            minutes(3),
            minutes(4)));
    svg.append(STYLE);
    line(svg, "<rect class=\"page\" width=\"100%\" height=\"100%\" rx=\"6\"/>");
    line(
        svg,
        "<text class=\"title\" x=\"16\" y=\"26\">Remaining lifetime of the freshest token"
            + " (dashed: guaranteed)</text>");
    for (int lanes = 1; lanes <= PortSettings.MAX_LANES; lanes++) {
      panel(svg, lanes, TOP + lanes * PANEL - 10);
    }
    for (int hour = 0; hour <= HOURS; hour += 3) {
      line(
          svg,
          String.format(
              Locale.ROOT,
              "<text class=\"small\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d h</text>",
              LEFT + hour * HOUR_WIDTH,
              BOTTOM + 14,
              hour));
    }
    return svg.append("</svg>\n").toString();
  }

  /**
   * @param zero of the lifetime, from the top
   */
  private static void panel(StringBuilder svg, int lanes, int zero) {
    line(
        svg,
        String.format(
            Locale.ROOT,
            "<text class=\"title\" x=\"16\" y=\"%d\">%s</text>",
            zero - 40,
            lanes == 1 ? "1 lane" : lanes + " lanes"));
    line(
        svg,
        String.format(
            Locale.ROOT,
            "<text x=\"16\" y=\"%d\">%s</text>",
            zero - 22,
            lanes == 1 ? "nothing is guaranteed" : "min_ttl up to " + minutes(lanes)));
    for (int hours = 0; hours <= 3; hours += 3) {
      int y = zero - hours * LIFETIME_HEIGHT / 3;
      line(
          svg,
          String.format(
              Locale.ROOT,
              "<path class=\"grid\" d=\"M%d %dH%d\"/><text class=\"small\" x=\"%d\" y=\"%d\""
                  + " text-anchor=\"end\">%d h</text>",
              LEFT,
              y,
              RIGHT,
              LEFT - 6,
              y + 4,
              hours));
    }
    line(svg, "<path class=\"life\" d=\"%sZ\"/>".formatted(lifetimes(lanes, zero)));
    if (lanes > 1) {
      double y = zero - height(PortSettings.guarantee(lanes));
      line(
          svg,
          String.format(Locale.ROOT, "<path class=\"least\" d=\"M%d %.1fH%d\"/>", LEFT, y, RIGHT));
    }
  }

  /** Port's tokens live equally long, so that the latest one is the freshest. */
  private static String lifetimes(int lanes, int zero) {
    Duration minTtl = lanes == 1 ? Duration.ofMinutes(1) : PortSettings.guarantee(lanes);
    Fleet fleet =
        Fleet.serving(
            Fleet.Setup.of(minTtl, lanes),
            Fleet.arrivals(JOBS, (double) Duration.ofHours(HOURS).toSeconds()));
    List<Map.Entry<Instant, Instant>> issued = new ArrayList<>(fleet.port().issued.entrySet());
    StringBuilder path = new StringBuilder("M%d %d".formatted(LEFT, zero));
    for (int i = 0; i < issued.size(); i++) {
      Instant from = issued.get(i).getKey();
      Instant expiry = issued.get(i).getValue();
      Instant next = Fleet.START.plus(Duration.ofHours(HOURS));
      if (i + 1 < issued.size()) {
        next = issued.get(i + 1).getKey();
      }
      Instant to = expiry.isBefore(next) ? expiry : next;
      point(path, from, Duration.between(from, expiry), zero);
      point(path, to, Duration.between(to, expiry), zero);
      if (to.isBefore(next)) {
        point(path, next, Duration.ZERO, zero);
      }
    }
    point(path, Fleet.START.plus(Duration.ofHours(HOURS)), Duration.ZERO, zero);
    return path.toString();
  }

  private static void point(StringBuilder path, Instant at, Duration lifetime, int zero) {
    double hours = Duration.between(Fleet.START, at).toMillis() / 3_600_000.0;
    path.append(
        String.format(
            Locale.ROOT, "L%.1f %.1f", LEFT + hours * HOUR_WIDTH, zero - height(lifetime)));
  }

  private static double height(Duration lifetime) {
    return LIFETIME_HEIGHT * (double) lifetime.toMillis() / PortSettings.TOKEN_LIFETIME.toMillis();
  }

  private static String minutes(int lanes) {
    return PortSettings.guarantee(lanes).toMinutes() + "m";
  }

  private static void line(StringBuilder svg, String text) {
    svg.append(text).append('\n');
  }
}
