package io.porttokenvending.aws;

import io.porttokenvending.secret.Secret;

/**
 * One version of a secret.
 *
 * @param arn of the secret, the same for every version
 * @param versionId differs between rotations
 */
public record SecretVersion(String arn, String versionId, Secret value) {}
