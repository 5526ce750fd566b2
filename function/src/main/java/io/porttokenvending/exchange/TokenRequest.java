package io.porttokenvending.exchange;

import io.porttokenvending.mcp.AgentClient;
import io.porttokenvending.mcp.SecretForm;
import io.porttokenvending.secret.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * What a caller asks for.
 *
 * @param subjectToken the GitHub OIDC token, not yet looked at
 * @param client the agent to render a configuration for
 * @param form how secrets shall stand in the configuration
 * @param minTtl refuse a token that lives shorter; zero when the caller does not mind
 * @param resource the address of the MCP server that the caller expects, RFC 8707
 */
public record TokenRequest(
    Secret subjectToken,
    Optional<String> profile,
    Optional<AgentClient> client,
    SecretForm form,
    Duration minTtl,
    Optional<String> resource) {}
