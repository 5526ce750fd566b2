package io.porttokenvending.exchange;

import io.porttokenvending.secret.Secret;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.trust.HeaderSetting;
import io.porttokenvending.trust.McpServerSettings;
import io.porttokenvending.trust.Profile;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The secrets that a profile's headers name, as they were read for one request. */
final class HeaderValues {
  private final Map<HeaderSetting.FromSecret, Secret> values;

  private HeaderValues(Map<HeaderSetting.FromSecret, Secret> values) {
    this.values = values;
  }

  /** What became of reading them. */
  sealed interface Reading {
    record Whole(HeaderValues values) implements Reading {}

    /** One is not to be had, and a configuration without it would be of no use. */
    record Lacking(Outcome.Refused refusal) implements Reading {}
  }

  /** Every value; each secret is looked up once, however many headers name it. */
  static Reading read(Profile profile, HeaderSecrets secrets, Deadline deadline) {
    Map<String, HeaderSecretLookup> lookups = new HashMap<>();
    Map<HeaderSetting.FromSecret, Secret> values = new HashMap<>();
    for (McpServerSettings server : profile.mcp().servers()) {
      for (Map.Entry<String, HeaderSetting> header : server.headers().entrySet()) {
        if (header.getValue() instanceof HeaderSetting.FromSecret setting) {
          HeaderSecretLookup lookup =
              lookups.computeIfAbsent(setting.secret(), id -> secrets.find(id, deadline));
          Optional<Secret> value = value(lookup, setting.field());
          if (value.isEmpty()) {
            return new Reading.Lacking(Refusals.of(lookup, server.name(), header.getKey()));
          }
          values.put(setting, value.get());
        }
      }
    }
    return new Reading.Whole(new HeaderValues(values));
  }

  /** Whether {@link #read} would read no secret. */
  static boolean areHeld(Profile profile, HeaderSecrets secrets) {
    return profile.mcp().servers().stream()
        .flatMap(server -> server.headers().values().stream())
        .allMatch(header ->
            switch (header) {
              case HeaderSetting.FromSecret setting -> secrets.holds(setting.secret());
              case HeaderSetting.Literal _ -> true;
            });
  }

  private static Optional<Secret> value(HeaderSecretLookup lookup, String field) {
    return lookup instanceof HeaderSecretLookup.Found(Map<String, Secret> members)
        ? Optional.ofNullable(members.get(field))
        : Optional.empty();
  }

  Secret of(HeaderSetting.FromSecret setting) {
    return Objects.requireNonNull(values.get(setting));
  }
}
