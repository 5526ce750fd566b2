package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority in one file, created with the JDK's {@code keytool}. */
public final class TestCertificates {
  public static final String RIGHT_HOST = "san=ip:127.0.0.1,dns:localhost";

  private static final String PASSWORD = "changeit";

  private final Path store;

  /** Creates the authority, with its certificate under the name {@code ca}. */
  public TestCertificates(Path directory) throws IOException, InterruptedException {
    store = directory.resolve("keys.p12");
    generate("ca", "-ext", "bc:critical=ca:true");
  }

  public void issue(String name, String... options) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-signer", "ca", "-signerkeypass", PASSWORD));
    all.addAll(List.of(options));
    generate(name, all.toArray(String[]::new));
  }

  public void generate(String name, String... options) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC"));
    arguments.addAll(List.of("-groupname", "secp256r1", "-dname", "CN=" + name));
    arguments.addAll(List.of(options));
    keytool(name, arguments);
  }

  /** The certificate in PEM form. */
  public Path pem(String name) throws IOException, InterruptedException {
    Path file = store.resolveSibling(name + ".pem");
    keytool(name, List.of("-exportcert", "-rfc", "-file", file.toString()));
    return file;
  }

  /** TLS sockets for a server that shows this certificate. */
  public ServerSocketFactory serving(String name) throws IOException, GeneralSecurityException {
    char[] password = PASSWORD.toCharArray();
    KeyStore all = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      all.load(in, password);
    }
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(name, all.getKey(name, password), password, all.getCertificateChain(name));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(one, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context.getServerSocketFactory();
  }

  private void keytool(String name, List<String> arguments)
      throws IOException, InterruptedException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command = new ArrayList<>(List.of(keytool.toString()));
    command.addAll(arguments);
    command.addAll(List.of("-alias", name, "-keystore", store.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
  }
}
