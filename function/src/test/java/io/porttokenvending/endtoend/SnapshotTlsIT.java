package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.FakeExecutionRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before a snapshot the function speaks TLS, and keeps nothing that its copies would share. */
class SnapshotTlsIT {
  @TempDir private Path folder;

  /**
   * Generators that depend only on their seed would give all copies the same TLS keys. The JDK's
   * default generator reads bytes from the system for each call.
   */
  @Test
  void snapshot_holdsNoSessionAddressOrSeed_andItsCopyGrants() throws Exception {
    try (SecureUpstreams upstreams = new SecureUpstreams(folder);
        FakeExecutionRole role = FakeExecutionRole.start()) {
      Map<String, String> environment = new HashMap<>(upstreams.environment());
      environment.replaceAll((name, value) -> value.replace("//127.0.0.1", "//localhost"));
      environment.put("ALLOWED_HOSTS", "127.0.0.1,localhost");
      environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", role.credentialsUri().toString());
      environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", role.authorizationToken());
      try (var function = PackagedFunction.startUntilSnapshot(folder, environment)) {
        long process = function.processId();
        assertTrue(count(process, "sun.security.ssl.SSLContextImpl$DefaultSSLContext") > 0);
        assertEquals(0, count(process, "sun.security.ssl.SSLSessionImpl"));
        assertEquals(0, count(process, "java.net.InetAddress$CachedLookup"));
        assertEquals(0, count(process, "sun.net.www.http.KeepAliveEntry"));
        assertTrue(count(process, "sun.security.provider.NativePRNG$RandomIO") > 0);
        assertEquals(0, count(process, "sun.security.provider.DRBG"));

        function.restore();
        byte[] answer = function.invoke(upstreams.event());
        assertTrue(new String(answer, UTF_8).startsWith("{\"statusCode\":200,"));
      }
    }
  }

  private static long count(long process, String className) throws IOException {
    return LiveHeap.instances(process, className);
  }
}
