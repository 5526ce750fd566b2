package io.porttokenvending.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads the function's settings from the environment. */
public final class SettingsReader {
  private static final String GITHUB = "https://token.actions.githubusercontent.com";

  /** A fork sets {@code ERROR_DOCS_URL} to its own copy of the page. */
  private static final String ERROR_PAGE =
      "https://github.com/port-token-vending/port-token-vending/blob/main/function/docs/errors.md";

  private static final String NO_TABLE = "off";

  /** {@code off}, a name or an ARN. {@code OFF} is rejected, because it is probably a typo. */
  private static final Pattern TABLE =
      Pattern.compile("off|(?!(?i:off)$)[\\w.-]{3,255}|arn:[\\w.:/-]{0,1020}");

  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Duration LONGEST_SKEW = Duration.ofSeconds(60);

  private SettingsReader() {}

  /**
   * Reads and checks the settings.
   *
   * @param extraCaCheck throws {@link IllegalArgumentException} for a file without certificates
   * @throws StartupException that names every missing or invalid variable
   */
  public static Settings read(Map<String, String> environment, Consumer<Path> extraCaCheck) {
    Variables variables = new Variables(environment);
    List<String> problems = variables.problems();
    boolean loopback = variables.flag("ALLOW_INSECURE_LOOPBACK");
    Optional<URI> publicUrl = variables.origin("PUBLIC_URL", loopback);
    Settings settings =
        new Settings(
            audiences(variables, publicUrl),
            replayTable(variables),
            tokenTable(variables),
            IssuerList.read(variables.value("OIDC_ISSUERS").orElse(GITHUB), loopback, problems),
            Path.of(variables.value("POLICY_PATH").orElse("/opt/policy")),
            variables.duration("CREDENTIALS_TTL", Duration.ofMinutes(5), LONGEST),
            variables.duration("MAX_TOKEN_AGE", Duration.ofMinutes(10), LONGEST),
            variables.duration("CLOCK_SKEW", Duration.ofSeconds(30), LONGEST_SKEW),
            publicUrl,
            variables.page("ERROR_DOCS_URL", ERROR_PAGE),
            variables.hosts("ALLOWED_HOSTS"),
            variables.hosts("ALLOWED_MCP_HOSTS"),
            variables
                .value("EXTRA_CA_FILE")
                .flatMap(file -> certificates(file, extraCaCheck, problems)),
            loopback,
            variables.required(
                "AWS_REGION", "set it to the region of the secrets; Lambda sets it by default"),
            variables.endpoint("AWS_ENDPOINT_URL_SECRETS_MANAGER"),
            variables.endpoint("AWS_ENDPOINT_URL_DYNAMODB"));
    if (!problems.isEmpty()) {
      throw new StartupException("The function's settings are invalid", problems);
    }
    return settings;
  }

  /** Two values let callers migrate from one to the other. */
  private static List<String> audiences(Variables variables, Optional<URI> publicUrl) {
    Optional<String> text = variables.value("TOKEN_AUDIENCE");
    if (text.isEmpty()) {
      if (variables.value("PUBLIC_URL").isEmpty()) {
        variables
            .problems()
            .add(
                "PUBLIC_URL is missing: set it to the address of the service, which is also the"
                    + " audience that callers request, or set TOKEN_AUDIENCE");
      }
      return publicUrl.stream().map(URI::toString).toList();
    }
    List<String> audiences = Arrays.stream(text.get().split(",", -1)).map(String::strip).toList();
    if (audiences.size() > 2
        || audiences.contains("")
        || Set.copyOf(audiences).size() < audiences.size()) {
      variables
          .problems()
          .add("TOKEN_AUDIENCE must be one value, or two different ones separated by a comma");
    }
    return audiences;
  }

  private static Optional<Path> certificates(
      String file, Consumer<Path> extraCaCheck, List<String> problems) {
    try {
      Path path = Path.of(file);
      extraCaCheck.accept(path);
      return Optional.of(path);
    } catch (IllegalArgumentException e) {
      problems.add("EXTRA_CA_FILE: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<String> replayTable(Variables variables) {
    Optional<String> table = variables.value("REPLAY_TABLE");
    if (table.isEmpty()) {
      variables
          .problems()
          .add(
              "REPLAY_TABLE is missing: set it to the DynamoDB table of consumed tokens, or to off"
                  + " to disable replay protection");
    }
    return table("REPLAY_TABLE", table, variables);
  }

  /** Without a table of its own, that of the replay check, whose keys are the same. */
  private static Optional<String> tokenTable(Variables variables) {
    Optional<String> own = variables.value("TOKEN_TABLE");
    return own.isPresent()
        ? table("TOKEN_TABLE", own, variables)
        : variables.value("REPLAY_TABLE").filter(name -> !name.equals(NO_TABLE));
  }

  private static Optional<String> table(
      String variable, Optional<String> name, Variables variables) {
    if (name.isPresent() && !TABLE.matcher(name.get()).matches()) {
      variables.problems().add(variable + " must be the name or ARN of a DynamoDB table, or off");
    }
    return name.filter(it -> !it.equals(NO_TABLE));
  }
}
