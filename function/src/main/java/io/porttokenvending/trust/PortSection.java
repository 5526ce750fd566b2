package io.porttokenvending.trust;

import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.timing.DurationText;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.net.URI;
import java.time.Duration;
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

  /** Port's tokens expire after three hours, so no token satisfies a longer minimum. */
  private static final Duration MAX_MIN_TTL = Duration.ofHours(3);

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
    Optional<String> credentials = credentials(port);
    boolean oauth =
        port.choice("exchange", List.of("rest", "oauth")).filter("oauth"::equals).isPresent();
    Duration minTtl = minTtl(port);
    port.rejectUnknownKeys();
    return api.isPresent() && mcp.isPresent() && credentials.isPresent()
        ? Optional.of(
            new PortSettings(
                api.get(),
                mcp.get(),
                credentials.get(),
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

  private static Optional<String> credentials(Section port) {
    Optional<String> credentials = port.secret("credentials");
    Optional<YamlNode> node = port.node("credentials");
    if (node.isEmpty()) {
      port.findings()
          .add(
              port.at(),
              ProblemKind.MISSING_KEY,
              "credentials is missing; write the name or ARN of a Secrets Manager secret");
    }
    credentials.ifPresent(id -> port.findings().portCredentials(node.orElseThrow().at(), id));
    return credentials;
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
        DurationText.parse(text).filter(ttl -> !integer && ttl.compareTo(MAX_MIN_TTL) <= 0);
    if (minTtl.isEmpty()) {
      Optional<String> inSeconds = integer ? Optional.of(text + "s") : Optional.empty();
      port.findings().add(node.get(), ProblemKind.INVALID_VALUE, MIN_TTL_FORM, inSeconds);
    }
    return minTtl.orElse(DEFAULT_MIN_TTL);
  }
}
