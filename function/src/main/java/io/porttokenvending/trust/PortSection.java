package io.porttokenvending.trust;

import io.porttokenvending.json.YamlMapping;
import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.json.YamlSequence;
import io.porttokenvending.timing.DurationText;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a profile's {@code port} section. */
final class PortSection {
  /** Both URLs of a region: Port rejects a token of one region in the other. */
  private record Region(URI api, URI mcp) {
    static final Map<String, Region> BY_NAME =
        Map.of(
            "eu", of("https://api.port.io", "https://mcp.port.io/v1"),
            "us", of("https://api.us.port.io", "https://mcp.us.port.io/v1"));

    private static Region of(String api, String mcp) {
      return new Region(URI.create(api), URI.create(mcp));
    }
  }

  private static final Duration DEFAULT_MIN_TTL = Duration.ofMinutes(1);

  private static final String MIN_TTL_FORM =
      "min_ttl must be a duration such as 90s, 15m or 1h, at most 3h";

  private PortSection() {}

  static Optional<PortSettings> read(Section port, PolicyScope scope) {
    Optional<Region> region = port.choice("region", List.of("eu", "us")).map(Region.BY_NAME::get);
    Optional<URI> api = url(port, "api_url", scope).or(() -> region.map(Region::api));
    Optional<URI> mcp = url(port, "mcp_url", scope).or(() -> region.map(Region::mcp));
    if (port.node("region").isEmpty() && (api.isEmpty() || mcp.isEmpty())) {
      port.findings().add(port.at(), ProblemKind.MISSING_KEY, "region is missing; write eu or us");
    }
    List<String> credentials = credentials(port);
    boolean oauth =
        port.choice("exchange", List.of("rest", "oauth")).filter("oauth"::equals).isPresent();
    Duration minTtl = minTtl(port);
    port.rejectUnknownKeys();
    return api.isPresent() && mcp.isPresent() && !credentials.isEmpty()
        ? Optional.of(
            new PortSettings(
                api.get(),
                mcp.get(),
                credentials,
                oauth ? PortExchange.OAUTH : PortExchange.REST,
                minTtl))
        : Optional.empty();
  }

  private static Optional<URI> url(Section port, String key, PolicyScope scope) {
    return port.url(
        key,
        scope,
        scope::allowsPortAt,
        "not one of Port's",
        "ALLOWED_HOSTS if Port credentials may be sent there");
  }

  /** Returns the secret of each lane; none if any is invalid. */
  private static List<String> credentials(Section port) {
    Findings findings = port.findings();
    Optional<YamlNode> node = port.node("credentials");
    if (node.isEmpty()) {
      findings.add(
          port.at(),
          ProblemKind.MISSING_KEY,
          "credentials is missing; write the name or ARN of a Secrets Manager secret");
      return List.of();
    }
    List<YamlNode> items =
        switch (node.get()) {
          case YamlSequence sequence -> sequence.items();
          case YamlScalar scalar -> List.of(scalar);
          case YamlMapping mapping -> {
            findings.add(
                mapping,
                ProblemKind.WRONG_TYPE,
                "credentials must be a string or a list of strings");
            yield List.of();
          }
        };
    if (node.get() instanceof YamlSequence
        && (items.isEmpty() || items.size() > PortSettings.MAX_LANES)) {
      findings.add(
          node.get(),
          "credentials must list 1 to %d secrets, one per lane".formatted(PortSettings.MAX_LANES));
      return List.of();
    }
    String what = node.get() instanceof YamlSequence ? "an entry of credentials" : "credentials";
    List<String> lanes = new ArrayList<>();
    for (YamlNode item : items) {
      lane(item, what, lanes, findings).ifPresent(lanes::add);
    }
    return lanes.size() == items.size() ? lanes : List.of();
  }

  private static Optional<String> lane(
      YamlNode item, String what, List<String> lanes, Findings findings) {
    Optional<String> secret = Section.secret(item, what, findings);
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    findings.portCredentials(item.at(), secret.get());
    Optional<String> same =
        lanes.stream().filter(lane -> SecretId.mayBeSame(lane, secret.get())).findFirst();
    if (same.isPresent()) {
      findings.add(
          item,
          ProblemKind.DUPLICATE,
          "this lane is or may be the same secret as %s; Port has one token per secret, so give each"
                  .formatted(Findings.quote(same.get()))
              + " lane a secret of its own");
    }
    return same.isPresent() ? Optional.empty() : secret;
  }

  private static Duration minTtl(Section port) {
    Optional<YamlNode> node = port.node("min_ttl");
    if (node.isEmpty()) {
      return DEFAULT_MIN_TTL;
    }
    boolean integer =
        node.get() instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.INTEGER;
    String text = node.get() instanceof YamlScalar scalar ? scalar.text() : "";
    Optional<Duration> minTtl =
        DurationText.parse(text)
            .filter(ttl -> !integer && ttl.compareTo(PortSettings.TOKEN_LIFETIME) <= 0);
    if (minTtl.isEmpty()) {
      Optional<String> inSeconds = integer ? Optional.of(text + "s") : Optional.empty();
      port.findings().add(node.get(), ProblemKind.INVALID_VALUE, MIN_TTL_FORM, inSeconds);
    }
    return minTtl.orElse(DEFAULT_MIN_TTL);
  }
}
