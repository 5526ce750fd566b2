package io.porttokenvending.exchange;

import io.porttokenvending.mcp.AgentClient;
import io.porttokenvending.mcp.SecretForm;
import io.porttokenvending.secret.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * What a caller requests.
 *
 * @param subjectToken the GitHub OIDC token, not yet verified
 * @param client the agent to render a configuration for
 * @param minTtl minimum remaining lifetime of the issued token; zero for any
 * @param resource the address of the MCP server that the caller expects, RFC 8707
 */
public record TokenRequest(
    Secret subjectToken,
    Optional<String> profile,
    Optional<AgentClient> client,
    SecretForm form,
    Duration minTtl,
    Optional<String> resource) {}
