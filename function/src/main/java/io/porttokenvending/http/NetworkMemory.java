package io.porttokenvending.http;

import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.Collections;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;

/**
 * What the JDK keeps of calls, for a process that will be copied: its copies run days later and in
 * other places.
 */
public final class NetworkMemory {
  private NetworkMemory() {}

  /**
   * Has no address of a host kept. To be said before the first name is looked up, because the JDK
   * reads it then. It measures the life of an address by a clock that may stand still between a
   * snapshot and its copies.
   */
  public static void keepNoAddresses() {
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

  /** Forgets the TLS sessions so far, whose secrets would be the same in all copies. */
  public static void forgetSessions() {
    try {
      SSLSessionContext sessions = SSLContext.getDefault().getClientSessionContext();
      for (byte[] id : Collections.list(sessions.getIds())) {
        SSLSession session = sessions.getSession(id);
        if (session != null) {
          session.invalidate();
        }
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
  }
}
