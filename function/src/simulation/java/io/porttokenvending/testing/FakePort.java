package io.porttokenvending.testing;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Port's REST API at {@link #uri()} and its MCP server at {@link #mcpUri()}, on one host. Both
 * exchanges return the active token of a credential set.
 */
public final class FakePort extends Fake {
  private final PortCredentialSets credentials = new PortCredentialSets();
  private final PortExchanges exchanges = new PortExchanges(credentials);
  private final PortMcpServer mcp = new PortMcpServer(credentials::accepts);

  private FakePort(LoopbackServer server) {
    super(server);
  }

  public static FakePort start() throws IOException {
    return start(0);
  }

  public static FakePort start(int port) throws IOException {
    FakePort fake = new FakePort(LoopbackServer.bind(port));
    fake.serve();
    return fake;
  }

  public URI mcpUri() {
    return URI.create(uri() + "/v1");
  }

  /** Adds a credential set, or rotates its secret; its active token stays. */
  public void register(String clientId, String clientSecret) {
    credentials.register(clientId, clientSecret);
  }

  /** Removes a credential set; its active token stops working. */
  public void remove(String clientId) {
    credentials.remove(clientId);
  }

  /** Sets the lifetime of new tokens in whole seconds, which initially is three hours. */
  public void tokenLifetime(Duration lifetime) {
    credentials.lifetime(lifetime);
  }

  /**
   * Sets the lifetime that both exchanges report; null, the initial value, reports the remaining
   * time.
   */
  public void statedExpiresIn(@Nullable Duration expiresIn) {
    exchanges.statedExpiresIn(expiresIn);
  }

  public void clock(InstantSource clock) {
    credentials.clock(clock);
  }

  @Override
  Reply answer(Call call) {
    return switch (call.path()) {
      case "/v1/auth/access_token" -> exchanges.rest(call);
      case "/v1/token" -> exchanges.oauth(call);
      case "/v1" -> mcp.answer(call);
      default -> PortExchanges.notFound();
    };
  }
}
