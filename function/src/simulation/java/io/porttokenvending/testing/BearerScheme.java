package io.porttokenvending.testing;

import java.util.Optional;

/** The {@code Authorization} header of RFC 6750, its scheme in any case. */
final class BearerScheme {
  private static final String PREFIX = "bearer ";

  private BearerScheme() {}

  static Optional<String> token(String authorization) {
    return authorization.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        ? Optional.of(authorization.substring(PREFIX.length()))
        : Optional.empty();
  }
}
