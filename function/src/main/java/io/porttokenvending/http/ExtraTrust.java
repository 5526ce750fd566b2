package io.porttokenvending.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trust in the JDK's default roots and, in addition, in the certificates of one file. */
public final class ExtraTrust {
  private ExtraTrust() {}

  /**
   * Returns a factory of sockets that trust the JDK's roots and the file's certificates.
   *
   * @param pem one or more certificates in PEM form, with or without text around them
   * @throws IllegalArgumentException if the file cannot be read, contains no certificate, a
   *     malformed one or a key; the message names the file but does not quote it
   */
  public static SSLSocketFactory reading(Path pem) {
    Collection<? extends Certificate> certificates = certificatesOf(pem);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers(anchors(certificates)), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK does not support TLS", e);
    }
  }

  private static Collection<? extends Certificate> certificatesOf(Path pem) {
    byte[] content;
    try {
      content = Files.readAllBytes(pem);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          pem + " cannot be read; check the path and its permissions");
    }
    // The JDK skips a truncated last block, so the blocks are counted.
    int blocks = new String(content, ISO_8859_1).split("-----BEGIN ", -1).length - 1;
    try {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(content));
      if (blocks > 0 && certificates.size() == blocks) {
        return certificates;
      }
    } catch (CertificateException e) {
      // The cause is dropped, because its text may quote the file, which may be a private key.
    }
    throw new IllegalArgumentException(
        pem + " must contain one or more PEM certificates and no other PEM blocks");
  }

  static KeyStore anchors(Collection<? extends Certificate> extra)
      throws GeneralSecurityException, IOException {
    KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
    anchors.load(null, null);
    int number = 0;
    for (TrustManager manager : trustManagers(null)) {
      if (manager instanceof X509TrustManager defaults) {
        for (Certificate root : defaults.getAcceptedIssuers()) {
          anchors.setCertificateEntry("root-" + number++, root);
        }
      }
    }
    for (Certificate certificate : extra) {
      anchors.setCertificateEntry("extra-" + number++, certificate);
    }
    return anchors;
  }

  /** Returns the trust managers of these anchors, or of the JDK's default roots if null. */
  private static TrustManager[] trustManagers(@Nullable KeyStore anchors)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchors);
    return factory.getTrustManagers();
  }
}
