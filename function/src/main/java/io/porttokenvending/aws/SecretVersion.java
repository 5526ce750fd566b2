package io.porttokenvending.aws;

import io.porttokenvending.secret.Secret;

/**
 * One version of a secret.
 *
 * @param versionId differs between rotations
 */
public record SecretVersion(String versionId, Secret value) {}
