package io.porttokenvending.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.testing.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtraTrustTest {
  @TempDir private static Path directory;
  private static String one;
  private static String two;
  private static String key;

  @BeforeAll
  static void generate() throws Exception {
    TestCertificates certificates = new TestCertificates(directory);
    certificates.generate("second");
    one = Files.readString(certificates.pem("ca"));
    two = Files.readString(certificates.pem("second"));
    key =
        pem(
            "PRIVATE KEY",
            KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded());
  }

  private static String pem(String label, byte[] content) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  private static Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("extra.pem"), content);
  }

  private static void assertRefused(Path file) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> ExtraTrust.reading(file));
    String text = refusal.toString();
    assertTrue(text.contains(file.toString()), text);
    assertFalse(text.contains("-----"), text);
    assertNull(refusal.getCause());
  }

  @Test
  void certificates_withTextAround_areRead() throws IOException {
    assertNotNull(ExtraTrust.reading(file(one)));
    assertNotNull(ExtraTrust.reading(file("# first\n" + one + "\n# second\n" + two + "\n")));
    assertNotNull(ExtraTrust.reading(file((one + two).replaceAll("\r?\n", "\r\n"))));
  }

  @Test
  void anchors_areTheDefaultRootsAndTheExtraCertificates() throws Exception {
    Certificate extra =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(Files.newInputStream(file(one)));
    KeyStore anchors = ExtraTrust.anchors(List.of(extra));
    assertNotNull(anchors.getCertificateAlias(extra));
    TrustManagerFactory defaults =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    defaults.init((KeyStore) null);
    Certificate[] roots = ((X509TrustManager) defaults.getTrustManagers()[0]).getAcceptedIssuers();
    assertTrue(roots.length > 0);
    for (Certificate root : roots) {
      assertNotNull(anchors.getCertificateAlias(root));
    }
    assertEquals(roots.length + 1, anchors.size());
  }

  @Test
  void file_missing_isRejected() {
    assertRefused(directory.resolve("missing.pem"));
  }

  @Test
  void file_isADirectory_isRejected() {
    assertRefused(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "no certificate at all", "{\"certificates\": []}"})
  void file_withoutCertificate_isRefused(String content) throws IOException {
    assertRefused(file(content));
  }

  @Test
  void file_notOnlyCertificates_isRejected() throws IOException {
    assertRefused(file(key));
    assertRefused(file(one + key));
    assertRefused(file(key + one));
    assertRefused(file(one + two.substring(0, two.length() / 2)));
    assertRefused(file(one.substring(0, one.length() / 2)));
    assertRefused(file(one.replace("END CERTIFICATE", "END")));
    assertRefused(file(pem("CERTIFICATE", new byte[] {0x30, 3, 2, 1, 0})));
    assertRefused(file(pem("CERTIFICATE", new byte[0])));
  }
}
