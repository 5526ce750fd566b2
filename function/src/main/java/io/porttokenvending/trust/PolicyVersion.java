package io.porttokenvending.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A short hash of what a policy says. Each part is written with its length, so that no two contents
 * share a text, and whatever has no order is sorted.
 */
final class PolicyVersion {
  private static final int DIGITS = 12;

  private PolicyVersion() {}

  /** The version of profiles that come sorted by name. */
  static String of(Collection<Profile> profiles) {
    MessageDigest digest = sha256();
    for (Profile profile : profiles) {
      digest.update(text(profile).getBytes(UTF_8));
    }
    return digits(digest);
  }

  /** The version of one rule. */
  static String of(Rule rule) {
    MessageDigest digest = sha256();
    digest.update(text(rule).getBytes(UTF_8));
    return digits(digest);
  }

  private static String digits(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static String text(Profile profile) {
    PortSettings port = profile.port();
    McpSettings mcp = profile.mcp();
    return list(
        List.of(
            profile.name(),
            profile.description(),
            port.apiUrl().toString(),
            port.mcpUrl().toString(),
            port.credentials(),
            port.exchange().name(),
            port.minTtl().toString(),
            mcp.server(),
            Boolean.toString(mcp.readOnly()),
            sorted(mcp.allowedActions()),
            sorted(mcp.tools()),
            sorted(mcp.servers().stream().map(PolicyVersion::text).toList()),
            sorted(profile.rules().stream().map(PolicyVersion::text).toList())));
  }

  private static String text(McpServerSettings server) {
    List<String> headers = new ArrayList<>();
    server.headers().forEach((name, value) -> headers.add(text(name, value)));
    return list(
        List.of(
            server.name(),
            server.url().toString(),
            sorted(server.tools()),
            sorted(headers),
            Boolean.toString(server.traceparent()),
            Boolean.toString(server.portkeyMetadata())));
  }

  private static String text(String header, HeaderSetting value) {
    return switch (value) {
      case HeaderSetting.Literal(String literal) -> list(List.of(header, "is", literal));
      case HeaderSetting.FromSecret(String secret, String field) ->
          list(List.of(header, "from", secret, field));
    };
  }

  private static String text(Rule rule) {
    List<String> conditions = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      conditions.add(text(condition));
    }
    return list(
        List.of(
            rule.name(),
            rule.issuer(),
            sorted(rule.ownerIds()),
            rule.repositoryIds().map(PolicyVersion::sorted).orElse("any"),
            rule.events().listed().map(PolicyVersion::sorted).orElse("default"),
            sorted(conditions)));
  }

  private static String text(Condition condition) {
    return switch (condition) {
      case Condition.OneOf(String claim, Set<String> values) ->
          list(List.of(claim, "is", sorted(values)));
      case Condition.Matches(String claim, List<Glob> patterns) ->
          list(List.of(claim, "matches", sorted(patterns.stream().map(Glob::text).toList())));
      case Condition.HasMember(String claim, Set<String> members) ->
          list(List.of(claim, "has", sorted(members)));
    };
  }

  private static String sorted(Collection<String> texts) {
    return list(new TreeSet<>(texts));
  }

  private static String list(Collection<String> texts) {
    StringBuilder list = new StringBuilder().append(texts.size()).append('[');
    for (String text : texts) {
      list.append(text.length()).append(':').append(text);
    }
    return list.append(']').toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
