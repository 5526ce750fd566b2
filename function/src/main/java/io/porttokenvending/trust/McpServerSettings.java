package io.porttokenvending.trust;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An additional MCP server of a profile.
 *
 * @param name key in {@code mcpServers}
 * @param tools the agent's allow-list, in the server's tool names; empty for no allow-list
 * @param headers by name, in the file's order
 * @param traceparent whether requests carry the run's W3C trace context
 * @param portkeyMetadata whether requests carry the run's identity as {@code x-portkey-metadata}
 */
public record McpServerSettings(
    String name,
    URI url,
    List<String> tools,
    Map<String, HeaderSetting> headers,
    boolean traceparent,
    boolean portkeyMetadata) {
  /** Header of the W3C trace context. */
  public static final String TRACEPARENT = "traceparent";

  /** Header with the request metadata for Portkey. */
  public static final String PORTKEY_METADATA = "x-portkey-metadata";

  public McpServerSettings {
    tools = List.copyOf(tools);
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** The source of one header's value. */
  public sealed interface HeaderSetting {
    /** A public value. */
    record Literal(String value) implements HeaderSetting {}

    /**
     * A value that is read from Secrets Manager for each response.
     *
     * @param secret name or ARN
     * @param field the member of the secret's JSON object that contains the value
     */
    record FromSecret(String secret, String field) implements HeaderSetting {}
  }
}
