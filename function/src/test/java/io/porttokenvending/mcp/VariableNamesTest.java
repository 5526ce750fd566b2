package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.mcp.HeaderValue.Confidential;
import io.porttokenvending.secret.Secret;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariableNamesTest {
  @Test
  void name_isOfServerAndHeader_asAShellAllows() {
    assertEquals("MCP_MY_PORT_2_X_KEY", name("My-port_2", Set.of()));
  }

  @Test
  void name_thatIsReserved_getsTheFirstNumberThatIsFree() {
    assertEquals("MCP_A_X_KEY_3", name("a", Set.of("MCP_A_X_KEY", "MCP_A_X_KEY_2")));
  }

  private static String name(String server, Set<String> reserved) {
    McpServer with = Servers.with(server, "x-key", new Confidential("", Secret.of("s"), "KEY"));
    return new VariableNames(List.of(with), reserved).of(server, "x-key");
  }
}
