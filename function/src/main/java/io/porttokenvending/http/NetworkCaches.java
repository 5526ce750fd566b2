package io.porttokenvending.http;

import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.Collections;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;

/** Controls the JDK's network caches in a process that SnapStart copies and resumes days later. */
public final class NetworkCaches {
  private NetworkCaches() {}

  /**
   * Turns off the DNS cache, whose clock may stop between a snapshot and its copies. Must be called
   * before the first name is resolved, because the JDK reads the setting then.
   */
  public static void keepNoAddresses() {
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
  }

  /** Removes the TLS sessions, whose secrets would be the same in all copies. */
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
      throw new IllegalStateException("the JDK does not support TLS", e);
    }
  }
}
