package io.porttokenvending.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operator's settings, as {@code infra/docs/configure.md} lists them.
 *
 * @param audiences accepted values of {@code aud}; callers request the first
 * @param replayTable name or ARN of the replay table; empty for {@code off}
 * @param tokenTable name or ARN of the table of shared Port tokens; empty for {@code off}
 * @param errorDocs page that error documents link to
 * @param issuers exact names of the trusted issuers, and the address of each one's keys
 */
public record Settings(
    List<String> audiences,
    Optional<String> replayTable,
    Optional<String> tokenTable,
    Map<String, URI> issuers,
    Path policyPath,
    Duration credentialsTtl,
    Duration maxTokenAge,
    Duration clockSkew,
    Optional<URI> publicUrl,
    URI errorDocs,
    Set<String> allowedHosts,
    Set<String> allowedMcpHosts,
    Optional<Path> extraCaFile,
    boolean insecureLoopback,
    String region,
    Optional<URI> secretsManagerEndpoint,
    Optional<URI> dynamoDbEndpoint) {}
