package io.porttokenvending.trust;

import io.porttokenvending.json.YamlNode;
import io.porttokenvending.json.YamlScalar;
import io.porttokenvending.timing.DurationText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads a profile's {@code port} section. */
final class PortSection {
  private static final Duration DEFAULT_MIN_TTL = Duration.ofMinutes(1);

  /** Port's tokens live three hours, so nothing longer could ever be met. */
  private static final Duration LONGEST_MIN_TTL = Duration.ofHours(3);

  private static final String MIN_TTL_FORM = "min_ttl is written like 90s, 15m or 1h, at most 3h";

  private PortSection() {}

  static Optional<PortSettings> read(Section port, PolicyScope scope, Findings findings) {
    Optional<Region> region = region(port, findings);
    Optional<URI> api = url(port, "api_url", scope, findings).or(() -> region.map(Region::api));
    Optional<URI> mcp = url(port, "mcp_url", scope, findings).or(() -> region.map(Region::mcp));
    if (port.node("region").isEmpty() && (api.isEmpty() || mcp.isEmpty())) {
      findings.add(port.at(), ProblemKind.MISSING_KEY, "region is missing: write eu or us");
    }
    Optional<String> credentials = credentials(port, findings);
    PortExchange exchange = exchange(port, findings);
    Duration minTtl = minTtl(port, findings);
    port.refuseOthers();
    return api.isPresent() && mcp.isPresent() && credentials.isPresent()
        ? Optional.of(new PortSettings(api.get(), mcp.get(), credentials.get(), exchange, minTtl))
        : Optional.empty();
  }

  /** One choice for both addresses: a token of one region is refused in the other. */
  private record Region(URI api, URI mcp) {}

  private static Optional<Region> region(Section port, Findings findings) {
    return port.text("region")
        .flatMap(region ->
            switch (region) {
              case "eu" -> region("https://api.port.io", "https://mcp.port.io/v1");
              case "us" -> region("https://api.us.port.io", "https://mcp.us.port.io/v1");
              default -> {
                port.node("region")
                    .ifPresent(node ->
                        findings.add(
                            node,
                            ProblemKind.INVALID_VALUE,
                            "region must be eu or us",
                            NearestName.of(region, List.of("eu", "us"))));
                yield Optional.empty();
              }
            });
  }

  private static Optional<Region> region(String api, String mcp) {
    return Optional.of(new Region(URI.create(api), URI.create(mcp)));
  }

  private static Optional<URI> url(Section port, String key, PolicyScope scope, Findings findings) {
    Optional<YamlNode> node = port.node(key);
    Optional<String> text = port.text(key);
    if (node.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    return switch (ServiceUrl.read(text.get(), scope.insecureLoopback())) {
      case ServiceUrl.Reading.Bad(String why) -> {
        findings.add(node.get(), key + " " + why);
        yield Optional.empty();
      }
      case ServiceUrl.Reading.Good(URI uri) -> {
        if (!scope.allowsPortAt(uri)) {
          findings.add(
              node.get(),
              ProblemKind.HOST_NOT_ALLOWED,
              key
                  + " names a host that is not Port's own; list "
                  + Findings.quote(uri.getHost())
                  + " in ALLOWED_HOSTS if the credentials may go there");
        }
        yield Optional.of(uri);
      }
    };
  }

  private static Optional<String> credentials(Section port, Findings findings) {
    Optional<String> credentials = port.text("credentials");
    Optional<YamlNode> node = port.node("credentials");
    if (node.isEmpty()) {
      findings.add(
          port.at(),
          ProblemKind.MISSING_KEY,
          "credentials is missing: the name or ARN of a Secrets Manager secret");
    } else if (credentials.isPresent()) {
      if (SecretId.isGood(credentials.get())) {
        findings.portCredentials(node.get().at(), credentials.get());
      } else {
        findings.add(node.get(), "credentials is not a name or ARN that Secrets Manager allows");
      }
    }
    return credentials;
  }

  private static PortExchange exchange(Section port, Findings findings) {
    String exchange = port.text("exchange").orElse("rest");
    return switch (exchange) {
      case "rest" -> PortExchange.REST;
      case "oauth" -> PortExchange.OAUTH;
      default -> {
        port.node("exchange")
            .ifPresent(node ->
                findings.add(
                    node,
                    ProblemKind.INVALID_VALUE,
                    "exchange must be rest or oauth",
                    NearestName.of(exchange, List.of("rest", "oauth"))));
        yield PortExchange.REST;
      }
    };
  }

  private static Duration minTtl(Section port, Findings findings) {
    Optional<YamlNode> node = port.node("min_ttl");
    if (node.isPresent()
        && node.get() instanceof YamlScalar scalar
        && scalar.kind() == YamlScalar.Kind.INTEGER) {
      findings.add(
          scalar, ProblemKind.INVALID_VALUE, MIN_TTL_FORM, Optional.of(scalar.text() + "s"));
      return DEFAULT_MIN_TTL;
    }
    if (node.isEmpty()) {
      return DEFAULT_MIN_TTL;
    }
    String text = node.get() instanceof YamlScalar scalar ? scalar.text() : "";
    Optional<Duration> minTtl =
        DurationText.parse(text).filter(ttl -> ttl.compareTo(LONGEST_MIN_TTL) <= 0);
    if (minTtl.isEmpty()) {
      findings.add(node.get(), MIN_TTL_FORM);
    }
    return minTtl.orElse(DEFAULT_MIN_TTL);
  }
}
