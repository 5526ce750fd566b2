package io.porttokenvending.port;

import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.trust.PortSettings;

/** What makes Port give the same token: one version of one secret, sent to one address. */
record CacheKey(String secretId, String versionId, TokenAddress address) {
  static CacheKey of(PortCredentials credentials, PortSettings settings) {
    return new CacheKey(credentials.secretId(), credentials.versionId(), TokenAddress.of(settings));
  }

  boolean isOtherVersionOf(CacheKey other) {
    return secretId.equals(other.secretId)
        && address.equals(other.address)
        && !versionId.equals(other.versionId);
  }
}
