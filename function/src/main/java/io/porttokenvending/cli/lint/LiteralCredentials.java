package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.HeaderSetting;
import io.porttokenvending.trust.McpServerSettings;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Headers of further servers whose name promises a credential, with a value that all may read. */
final class LiteralCredentials implements Check {
  private static final Set<String> NAMES =
      Set.of(
          "api-key",
          "apikey",
          "cookie",
          "x-access-token",
          "x-api-key",
          "x-auth-token",
          "x-portkey-api-key");

  @Override
  public void look(List<WrittenProfile> profiles, Report report) {
    for (WrittenProfile profile : profiles) {
      for (McpServerSettings server : profile.profile().mcp().servers()) {
        server
            .headers()
            .forEach((name, value) -> {
              if (value instanceof HeaderSetting.Literal
                  && NAMES.contains(name.toLowerCase(Locale.ROOT))) {
                report.warn(
                    Warning.LITERAL_CREDENTIAL,
                    profile.file(),
                    profile.at("mcp", "servers", server.name(), "headers", name),
                    name
                        + " promises a credential, and whoever reads the policy reads it; write"
                        + " {secret: NAME_OR_ARN, field: MEMBER}");
              }
            });
      }
    }
  }
}
