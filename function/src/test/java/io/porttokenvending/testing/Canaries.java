package io.porttokenvending.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Secret texts: no 16 consecutive characters of them may occur in a log or an error. */
public final class Canaries {
  private static final int LENGTH = 16;

  private final Set<String> windows = ConcurrentHashMap.newKeySet();

  public void add(String secret) {
    for (int i = 0; i + LENGTH <= secret.length(); i++) {
      windows.add(secret.substring(i, i + LENGTH));
    }
  }

  public void assertAbsentFrom(String text) {
    for (int i = 0; i + LENGTH <= text.length(); i++) {
      if (windows.contains(text.substring(i, i + LENGTH))) {
        throw new AssertionError("a part of a secret at " + i + " of: " + text);
      }
    }
  }
}
