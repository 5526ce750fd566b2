package io.porttokenvending.token;

import java.security.interfaces.RSAPublicKey;

/** Result of looking up an issuer's key. */
public sealed interface KeyLookup {
  record Found(RSAPublicKey key) implements KeyLookup {}

  /** A usable key set is available, but does not contain the key. */
  record Unknown() implements KeyLookup {}

  /** No usable key set is available. */
  record Unavailable() implements KeyLookup {}
}
