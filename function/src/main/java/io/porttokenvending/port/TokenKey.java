package io.porttokenvending.port;

import io.porttokenvending.exchange.PortCredentials;
import io.porttokenvending.trust.PortSettings;
import java.util.List;

/** What makes Port return the same token: one version of one secret, sent to one address. */
record TokenKey(String secretArn, String versionId, TokenAddress address) {
  static TokenKey of(PortCredentials credentials, PortSettings settings) {
    return new TokenKey(
        credentials.secretArn(), credentials.versionId(), TokenAddress.of(settings));
  }

  boolean isOtherVersionOf(TokenKey other) {
    return secretArn.equals(other.secretArn)
        && address.equals(other.address)
        && !versionId.equals(other.versionId);
  }

  /** Returns the same texts in every instance and every release. */
  List<String> parts() {
    return List.of(secretArn, versionId, address.exchange().name(), address.text());
  }
}
