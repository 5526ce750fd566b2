package io.porttokenvending.contract;

import io.porttokenvending.testing.World;

/** A profile with Port's server and two servers behind Portkey's gateway. */
final class BehindPortkey {
  static final String SECRET = "port-token-vending/portkey";
  static final String KEY = "pk-Zt5vX8cB1nM4qW7eR0yU3iO6pA9sD2fG";
  static final String SERVERS =
      """
      mcp:
        tools: [list_entities]
        servers:
          linear:
            url: https://mcp.portkey.ai/linear/mcp
            tools: [search_issues]
            headers:
              x-portkey-api-key: {secret: port-token-vending/portkey, field: apiKey}
              x-team: platform
          chat:
            url: https://mcp.portkey.ai/acme/chat/mcp
            tools: [search_messages, list_channels]
            headers:
              x-portkey-api-key: {secret: port-token-vending/portkey, field: apiKey}
      """;

  private BehindPortkey() {}

  static void reset(World world) {
    world.reset();
    world.setting("ALLOWED_MCP_HOSTS", "mcp.portkey.ai");
    world.profile("catalog-reader", World.PORT + SERVERS + World.TRUST);
    world.storeHeader(SECRET, "apiKey", KEY);
  }
}
