package io.porttokenvending.endtoend;

import io.porttokenvending.testing.TestCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@link Upstreams} over TLS, which is a fifth of all classes that a start of the function loads.
 */
final class SecureUpstreams implements AutoCloseable {
  private final Upstreams upstreams;
  private final List<TlsFront> fronts = new ArrayList<>();
  private final Path trusted;

  /**
   * Starts them.
   *
   * @param folder scratch space
   */
  SecureUpstreams(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
    upstreams = new Upstreams(folder);
    TestCertificates certificates = new TestCertificates(folder);
    certificates.issue("upstream", "-ext", TestCertificates.RIGHT_HOST);
    for (URI address : upstreams.addresses()) {
      fronts.add(TlsFront.start(certificates.serving("upstream"), address));
    }
    trusted = trust(certificates.pem("ca"), folder.resolve("trusted.p12"));
  }

  /** The settings of a function that calls these. */
  Map<String, String> environment() throws IOException {
    List<URI> addresses = fronts.stream().map(TlsFront::uri).toList();
    Map<String, String> environment = new HashMap<>(upstreams.environment(addresses));
    environment.put("PORT_API_URL", addresses.get(1).toString());
    environment.put("JAVA_TOOL_OPTIONS", "-Djavax.net.ssl.trustStore=" + trusted);
    return environment;
  }

  /** Additional settings of a function that consumes and shares tokens. */
  Map<String, String> table() {
    return Upstreams.table(fronts.getLast().uri());
  }

  int callsToPort() {
    return upstreams.callsToPort();
  }

  void hangTokenRows() {
    upstreams.hangTokenRows();
  }

  void serveTokenRows() {
    upstreams.serveTokenRows();
  }

  /** A request that will be granted. */
  byte[] event() {
    return upstreams.event(upstreams.token());
  }

  @Override
  public void close() throws IOException {
    for (TlsFront front : fronts) {
      front.close();
    }
    upstreams.close();
  }

  /** The JDK's default roots are kept, because a real function also reads them. */
  private static Path trust(Path authority, Path target)
      throws IOException, GeneralSecurityException {
    Path roots = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    KeyStore known = KeyStore.getInstance(roots.toFile(), (char[]) null);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (String alias : Collections.list(known.aliases())) {
      store.setCertificateEntry(alias, known.getCertificate(alias));
    }
    try (InputStream in = Files.newInputStream(authority)) {
      store.setCertificateEntry(
          "tests", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    try (OutputStream out = Files.newOutputStream(target)) {
      // Without a password nothing is encrypted, which is how the JDK ships its own.
      store.store(out, null);
    }
    return target.toAbsolutePath();
  }
}
