package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.infra.SmokeRun;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.HttpFront;
import io.porttokenvending.testing.RawServer;
import io.porttokenvending.testing.TestCertificates;
import io.porttokenvending.testing.WithWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smoke test against the function behind TLS. */
class SmokeTlsTest extends WithWorld {
  /** RFC 8446 section 6: the fatal alert protocol_version, as a server without TLS 1.2 sends it. */
  private static final byte[] OLD_PROTOCOL = {21, 3, 1, 0, 2, 2, 70};

  private static TestCertificates certificates;
  private static String authority;

  @BeforeAll
  static void issue(@TempDir Path folder) throws Exception {
    certificates = new TestCertificates(folder);
    certificates.issue("server", "-ext", TestCertificates.RIGHT_HOST);
    certificates.issue("other", "-ext", "san=dns:other.example");
    authority = certificates.pem("ca").toString();
  }

  private SmokeRun run(String certificate, Map<String, String> variables, String... options)
      throws Exception {
    try (HttpFront front =
            HttpFront.start((event, out, context) -> out.write(answer(event.readAllBytes())), 0);
        TlsFront tls = TlsFront.start(certificates.serving(certificate), front.uri())) {
      world.setting("PUBLIC_URL", tls.uri().toString());
      world.setting("TOKEN_AUDIENCE", "");
      String[] all = new String[options.length + 3];
      all[0] = "--issuer";
      all[1] = world.gitHub().uri().toString();
      System.arraycopy(options, 0, all, 2, options.length);
      all[all.length - 1] = tls.uri().toString();
      return SmokeRun.of(variables, all);
    }
  }

  private synchronized byte[] answer(byte[] event) {
    return JsonText.write(world.send(new String(event, UTF_8)).toTree()).getBytes(UTF_8);
  }

  @Test
  void privateAuthority_byOptionOrVariable_isTrusted() throws Exception {
    SmokeRun byOption = run("server", Map.of(), "--cacert", authority);
    assertEquals(0, byOption.exit(), byOption.output());
    String checks = byOption.output().lines().toList().getLast().split(" ", 2)[0];
    String page = Files.readString(Path.of("..", "infra", "docs", "deploy.md"), UTF_8);
    assertTrue(page.contains("\n" + checks + " checks succeeded for https://"), checks);

    SmokeRun byVariable = run("server", Map.of("CURL_CA_BUNDLE", authority));
    assertEquals(0, byVariable.exit(), byVariable.output());
  }

  @Test
  void untrustedCertificate_failsBeforeAnyRequest() throws Exception {
    SmokeRun run = run("server", Map.of());

    assertRefused(run, "certificate");
    assertTrue(run.output().contains("use --cacert"), run.output());
  }

  @Test
  void certificate_ofAnotherHost_fails() throws Exception {
    assertRefused(run("other", Map.of(), "--cacert", authority), "127.0.0.1");
  }

  @Test
  void olderProtocol_fails() throws Exception {
    try (RawServer old = RawServer.start(peer -> peer.send(OLD_PROTOCOL))) {
      SmokeRun run = SmokeRun.of(Map.of(), old.uri("https", "").toString());
      assertRefused(run, "protocol");
    }
  }

  private static void assertRefused(SmokeRun run, String reason) {
    assertEquals(1, run.exit(), run.output());
    assertTrue(run.output().startsWith("FAIL connection: expected a complete response, got no "));
    assertTrue(run.output().contains(reason), run.output());
    assertTrue(run.output().contains("\n1 of 1 checks failed for https://127.0.0.1:"));
  }
}
