package io.porttokenvending.mcp;

import io.porttokenvending.mcp.HeaderValue.Confidential;
import io.porttokenvending.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Codex's TOML. Codex does not expand variables inside a value: a header is either a literal or the
 * name of a variable that contains the whole value. The variable of a bearer token contains only
 * the token.
 */
final class CodexFile {
  private final List<McpServer> servers;
  private final VariableNames variables;

  CodexFile(List<McpServer> servers) {
    this.servers = servers;
    this.variables = new VariableNames(servers, Confidential.byVariable(servers).keySet());
  }

  String render(SecretForm form) {
    return String.join("\n", servers.stream().map(server -> table(server, form)).toList());
  }

  /** Returns the variables of headers whose secret is only a part of the value. */
  Map<String, Secret> env() {
    Map<String, Secret> env = new TreeMap<>();
    for (McpServer server : servers) {
      server
          .headers()
          .forEach((header, value) -> {
            if (value instanceof Confidential secret && needsOwnVariable(header, secret)) {
              env.put(variables.of(server.name(), header), secret.whole());
            }
          });
    }
    return env;
  }

  private String table(McpServer server, SecretForm form) {
    TomlTable table = new TomlTable("mcp_servers", server.name());
    table.put("url", server.url().toString());
    // Otherwise a run that cannot reach the server would continue without it and succeed.
    table.put("required", true);
    if (!server.tools().isEmpty()) {
      table.put("enabled_tools", server.tools());
    }
    Map<String, String> literal = new LinkedHashMap<>();
    Map<String, String> variable = new LinkedHashMap<>();
    server
        .headers()
        .forEach((header, value) -> {
          if (form == SecretForm.EMBEDDED || !(value instanceof Confidential secret)) {
            literal.put(header, value.text());
          } else if (isBearer(header, secret)) {
            table.put("bearer_token_env_var", secret.variable());
          } else if (needsOwnVariable(header, secret)) {
            variable.put(header, variables.of(server.name(), header));
          } else {
            variable.put(header, secret.variable());
          }
        });
    table.put("http_headers", literal);
    table.put("env_http_headers", variable);
    return table.text();
  }

  private static boolean needsOwnVariable(String header, Confidential value) {
    return !value.prefix().isEmpty() && !isBearer(header, value);
  }

  private static boolean isBearer(String header, Confidential value) {
    return header.equalsIgnoreCase("Authorization") && value.prefix().equals("Bearer ");
  }
}
