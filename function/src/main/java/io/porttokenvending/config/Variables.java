package io.porttokenvending.config;

import io.porttokenvending.timing.DurationText;
import io.porttokenvending.trust.ServiceUrl;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Typed access to environment variables. It collects problems and treats an empty variable as
 * absent.
 */
final class Variables {
  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  Variables(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns the modifiable list. It never quotes a value, which may be a misplaced secret. */
  List<String> problems() {
    return problems;
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  String required(String name, String meaning) {
    Optional<String> value = value(name).filter(text -> !text.isBlank());
    if (value.isEmpty()) {
      problems.add(name + " is missing: " + meaning);
    }
    return value.orElse("");
  }

  boolean flag(String name) {
    return switch (value(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        problems.add(name + " must be true or false");
        yield false;
      }
    };
  }

  Duration duration(String name, Duration absent, Duration longest) {
    Optional<String> text = value(name);
    if (text.isEmpty()) {
      return absent;
    }
    Optional<Duration> duration =
        DurationText.parse(text.get()).filter(value -> value.compareTo(longest) <= 0);
    if (duration.isEmpty()) {
      problems.add(
          name + " must be a duration such as 30s, 5m or 1h, at most " + longest.toSeconds() + "s");
    }
    return duration.orElse(absent);
  }

  /**
   * Returns the address of a server in the form in which audiences are compared.
   *
   * @param loopback whether {@code http} to this machine is allowed
   */
  Optional<URI> origin(String name, boolean loopback) {
    Optional<URI> uri = value(name).flatMap(text -> url(name + " ", text, loopback, problems));
    if (uri.isPresent() && !isOrigin(uri.get())) {
      problems.add(
          name
              + " must be https://host or https://host:port in lower case, without a path, a"
              + " trailing slash or the default port");
    }
    return uri;
  }

  /** Returns the address of a documentation page, always {@code https} because browsers open it. */
  URI page(String name, String absent) {
    return value(name)
        .flatMap(text -> url(name + " ", text, false, problems))
        .orElse(URI.create(absent));
  }

  private static boolean isOrigin(URI uri) {
    int port = uri.getPort();
    int standard = uri.getScheme().equals("https") ? 443 : 80;
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    String origin = uri.getScheme() + "://" + host + (port == -1 ? "" : ":" + port);
    return port != standard && uri.toString().equals(origin);
  }

  /** Returns the URL, or adds a problem that begins with {@code what}. */
  static Optional<URI> url(String what, String text, boolean loopback, List<String> problems) {
    return switch (ServiceUrl.read(text, loopback)) {
      case ServiceUrl.Reading.Valid(URI uri) -> Optional.of(uri);
      case ServiceUrl.Reading.Invalid(String why) -> {
        problems.add(what + why);
        yield Optional.empty();
      }
    };
  }

  /** Returns an endpoint for the AWS SDK; emulators usually use plain {@code http}. */
  Optional<URI> endpoint(String name) {
    Optional<String> text = value(name);
    Optional<URI> uri =
        text.filter(Variables::isPlainHttp)
            .flatMap(Variables::parse)
            .filter(parsed -> parsed.getHost() != null);
    if (text.isPresent() && uri.isEmpty()) {
      problems.add(name + " must be an http or https URL");
    }
    return uri;
  }

  private static boolean isPlainHttp(String text) {
    boolean http = text.startsWith("http://") || text.startsWith("https://");
    return http && !text.contains("@") && !text.contains("#");
  }

  private static Optional<URI> parse(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  Set<String> hosts(String name) {
    Set<String> hosts = new HashSet<>();
    for (String host : value(name).map(text -> text.split(",", -1)).orElse(new String[0])) {
      String stripped = host.strip().toLowerCase(Locale.ROOT);
      if (parse("https://" + stripped + "/")
          .map(URI::getHost)
          .filter(stripped::equals)
          .isPresent()) {
        hosts.add(stripped);
      } else {
        problems.add(
            name + " must be a comma-separated list of host names, without scheme or port");
      }
    }
    return hosts;
  }
}
