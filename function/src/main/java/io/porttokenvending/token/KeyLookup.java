package io.porttokenvending.token;

import java.security.interfaces.RSAPublicKey;

/** What a look for an issuer's key brought. */
public sealed interface KeyLookup {
  record Found(RSAPublicKey key) implements KeyLookup {}

  /** A usable key set is held and this key is not in it. */
  record Unknown() implements KeyLookup {}

  /** No usable key set is held. */
  record Unavailable() implements KeyLookup {}
}
