package io.porttokenvending.trust;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A additional MCP server of a profile.
 *
 * @param name key in {@code mcpServers}
 * @param tools the agent's allow-list, by the server's own names; none is named when empty
 * @param headers in the order they are written
 * @param traceparent whether the run's W3C trace context goes along
 * @param portkeyMetadata whether the run's identity goes along as {@code x-portkey-metadata}
 */
public record McpServerSettings(
    String name,
    URI url,
    List<String> tools,
    Map<String, HeaderSetting> headers,
    boolean traceparent,
    boolean portkeyMetadata) {
  /** The header of W3C's trace context. */
  public static final String TRACEPARENT = "traceparent";

  /** The header that Portkey reads a request's metadata from. */
  public static final String PORTKEY_METADATA = "x-portkey-metadata";

  public McpServerSettings {
    tools = List.copyOf(tools);
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** What a profile says of one header. */
  public sealed interface HeaderSetting {
    /** A value that everybody may see. */
    record Literal(String value) implements HeaderSetting {}

    /**
     * A value that is read from Secrets Manager for each answer.
     *
     * @param secret name or ARN
     * @param field the member of the secret's JSON object that holds the value
     */
    record FromSecret(String secret, String field) implements HeaderSetting {}
  }
}
