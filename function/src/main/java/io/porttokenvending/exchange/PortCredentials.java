package io.porttokenvending.exchange;

import io.porttokenvending.secret.Secret;

/**
 * A Port client id and secret, read from one version of a secret.
 *
 * @param secretId the name or ARN in the policy
 * @param secretArn the same for every name of the secret
 * @param versionId differs between rotations
 */
public record PortCredentials(
    String secretId, String secretArn, String versionId, Secret clientId, Secret clientSecret) {}
