package io.porttokenvending.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator has set; see the README's table.
 *
 * @param audiences the accepted values of {@code aud}; the first is the one to request
 * @param replayTable name or ARN of the table of used tokens; empty for {@code off}
 * @param issuers the trusted issuers' exact names, with the address of each one's keys
 */
public record Settings(
    List<String> audiences,
    Optional<String> replayTable,
    Map<String, URI> issuers,
    Path policyPath,
    Duration credentialsTtl,
    Duration maxTokenAge,
    Duration clockSkew,
    Optional<URI> publicUrl,
    Set<String> allowedHosts,
    Set<String> allowedMcpHosts,
    Optional<Path> extraCaFile,
    boolean insecureLoopback,
    String region,
    Optional<URI> secretsManagerEndpoint,
    Optional<URI> dynamoDbEndpoint) {}
