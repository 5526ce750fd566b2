package io.porttokenvending.exchange;

import io.porttokenvending.secret.Secret;

/**
 * A Port client id and secret as one version of a secret holds them.
 *
 * @param secretId the name or ARN the policy gives
 * @param versionId tells one rotation from the next
 */
public record PortCredentials(
    String secretId, String versionId, Secret clientId, Secret clientSecret) {}
