package io.porttokenvending.testing;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Port's REST API and its MCP host, which here are one server: {@link #uri()} is the API's base,
 * {@link #mcpUri()} the MCP server. Both exchanges hand out the one active token of a set.
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

  /** How long tokens issued from now on live, in whole seconds; three hours at first. */
  public void tokenLifetime(Duration lifetime) {
    credentials.lifetime(lifetime);
  }

  /** What both exchanges say of a token's life; null, as at first, says what remains of it. */
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
