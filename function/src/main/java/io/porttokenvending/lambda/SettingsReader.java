package io.porttokenvending.lambda;

import io.porttokenvending.http.ExtraTrust;
import io.porttokenvending.timing.DurationText;
import io.porttokenvending.trust.ServiceUrl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the settings from the environment; an empty variable counts as none. */
final class SettingsReader {
  private static final String GITHUB = "https://token.actions.githubusercontent.com";
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Duration LONGEST_SKEW = Duration.ofSeconds(60);

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  private SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The settings.
   *
   * @throws StartupException naming every variable that is missing or wrong
   */
  static Settings read(Map<String, String> environment) {
    return new SettingsReader(environment).read();
  }

  private Settings read() {
    boolean loopback = flag("ALLOW_INSECURE_LOOPBACK");
    replayTable();
    Settings settings =
        new Settings(
            required("TOKEN_AUDIENCE", "the one audience that callers request their token for"),
            IssuerList.read(value("OIDC_ISSUERS").orElse(GITHUB), loopback, problems),
            Path.of(value("POLICY_PATH").orElse("/opt/policy")),
            duration("CREDENTIALS_TTL", Duration.ofMinutes(5), LONGEST),
            duration("MAX_TOKEN_AGE", Duration.ofMinutes(10), LONGEST),
            duration("CLOCK_SKEW", Duration.ofSeconds(30), LONGEST_SKEW),
            value("PUBLIC_URL").flatMap(text -> url("PUBLIC_URL", text, loopback)),
            hosts("ALLOWED_HOSTS"),
            value("EXTRA_CA_FILE").flatMap(this::certificates),
            loopback,
            required("AWS_REGION", "the region of the secrets; Lambda sets it"),
            value("AWS_ENDPOINT_URL_SECRETS_MANAGER").flatMap(this::endpoint));
    if (!problems.isEmpty()) {
      throw new StartupException("The function's settings are wrong", problems);
    }
    return settings;
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private String required(String name, String meaning) {
    Optional<String> value = value(name).filter(text -> !text.isBlank());
    if (value.isEmpty()) {
      problems.add(name + " is missing: " + meaning);
    }
    return value.orElse("");
  }

  private boolean flag(String name) {
    return switch (value(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        problems.add(name + " must be true or false");
        yield false;
      }
    };
  }

  private Duration duration(String name, Duration absent, Duration longest) {
    Optional<String> text = value(name);
    if (text.isEmpty()) {
      return absent;
    }
    Optional<Duration> duration =
        DurationText.parse(text.get()).filter(value -> value.compareTo(longest) <= 0);
    if (duration.isEmpty()) {
      problems.add(
          name + " must be written like 30s, 5m or 1h, at most " + longest.toSeconds() + "s");
    }
    return duration.orElse(absent);
  }

  private Optional<URI> url(String name, String text, boolean loopback) {
    return switch (ServiceUrl.read(text, loopback)) {
      case ServiceUrl.Reading.Good(URI uri) -> Optional.of(uri);
      case ServiceUrl.Reading.Bad(String why) -> {
        problems.add(name + " " + why);
        yield Optional.empty();
      }
    };
  }

  /** As the AWS SDK takes it: plain http is usual for emulators. */
  private Optional<URI> endpoint(String text) {
    boolean http = text.startsWith("http://") || text.startsWith("https://");
    Optional<URI> uri =
        http && !text.contains("@") && !text.contains("#")
            ? parse(text).filter(parsed -> parsed.getHost() != null)
            : Optional.empty();
    if (uri.isEmpty()) {
      problems.add("AWS_ENDPOINT_URL_SECRETS_MANAGER must be an http or https URL");
    }
    return uri;
  }

  private static Optional<URI> parse(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Set<String> hosts(String name) {
    Set<String> hosts = new HashSet<>();
    for (String host : value(name).map(text -> text.split(",", -1)).orElse(new String[0])) {
      String stripped = host.strip().toLowerCase(Locale.ROOT);
      if (parse("https://" + stripped + "/")
          .map(URI::getHost)
          .filter(stripped::equals)
          .isPresent()) {
        hosts.add(stripped);
      } else {
        problems.add(name + " must be a comma list of host names, without scheme and port");
      }
    }
    return hosts;
  }

  private Optional<Path> certificates(String file) {
    try {
      Path path = Path.of(file);
      var _ = ExtraTrust.reading(path);
      return Optional.of(path);
    } catch (IllegalArgumentException e) {
      problems.add("EXTRA_CA_FILE: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void replayTable() {
    Optional<String> table = value("REPLAY_TABLE");
    if (table.isEmpty()) {
      problems.add("REPLAY_TABLE is missing: write off to do without replay protection");
    } else if (!table.get().equals("off")) {
      problems.add("REPLAY_TABLE can only be off");
    }
  }
}
