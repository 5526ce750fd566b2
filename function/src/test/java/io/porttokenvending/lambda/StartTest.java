package io.porttokenvending.lambda;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.config.Environment;
import io.porttokenvending.config.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The function starts completely or not at all. */
class StartTest {
  private static final String PROFILE =
      """
      port:
        region: eu
        credentials: port-token-vending/catalog-reader
      trust:
        - name: one
          repository_owner_id: "999999999999"
          repository_id: any
      """;

  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBhTCCASugAwIBAgIUbyrpe9e/GZtyLLrTECk6EiyQtvswCgYIKoZIzj0EAwIw
      FzEVMBMGA1UEAwwMQWNtZSBUZXN0IENBMCAXDTI2MTEyMDEyMDYzM1oYDzIxMjYx
      MDI3MTIwNjMzWjAXMRUwEwYDVQQDDAxBY21lIFRlc3QgQ0EwWTATBgcqhkjOPQIB
      BggqhkjOPQMBBwNCAASTVfa78Tm4pmFFLRKpIeRA0Ju3cI+kAJwVm2b7J1c0lSYW
      AFqJYS0o0mtWv/PejPIvmV4xkBvuTak37gnnnte+o1MwUTAdBgNVHQ4EFgQUdkW1
      nT8w7RkPNToVsv0gyyTkA90wHwYDVR0jBBgwFoAUdkW1nT8w7RkPNToVsv0gyyTk
      A90wDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAuqqKOD1b2H+zl
      fOdm5hIu4/IAqJs3mmefQTktL0Ml2QIhAOBDDw0RtYCZ5dBr0OGas9l+lmpP6Uxr
      zr/Pk8RiCezn
      -----END CERTIFICATE-----
      """;

  private final Environment environment = new Environment();

  @TempDir Path folder;

  @BeforeEach
  void goodPolicy() throws IOException {
    environment.with("POLICY_PATH", folder.toString());
    write("catalog-reader.yaml", PROFILE);
  }

  @Test
  void goodSettings_start() {
    assertDoesNotThrow(this::start);
  }

  @Test
  void missingAudience_doesNotStart() {
    environment.without("TOKEN_AUDIENCE");

    assertEquals(
        List.of(
            "The function's settings are invalid:",
            "  PUBLIC_URL is missing: set it to the address of the service, which is also the"
                + " audience that callers request, or set TOKEN_AUDIENCE"),
        failure());
  }

  @Test
  void missingFolder_doesNotStart() {
    Path missing = folder.resolve("missing");
    environment.with("POLICY_PATH", missing.toString());

    assertEquals(
        List.of(
            "The trust policy is invalid:",
            "  "
                + missing
                + ":1:1: the policy folder cannot be read; check that it exists"
                + " and that the process may read it"),
        failure());
  }

  @Test
  void emptyFolder_doesNotStart() throws IOException {
    Files.delete(folder.resolve("catalog-reader.yaml"));
    write("README.md", "not a profile");

    assertEquals(
        List.of(
            "The trust policy is invalid:",
            "  " + folder + ":1:1: the policy folder contains no *.yaml file; add one per profile"),
        failure());
  }

  @Test
  void invalidFiles_doNotStart_andAreListedByPosition() throws IOException {
    write("a.yaml", PROFILE.replace("eu", "mars"));
    write("b.yaml", PROFILE + "    unknown_claim: x\n");
    write("c.yml", PROFILE);

    List<String> failure = failure();

    assertEquals("The trust policy is invalid:", failure.getFirst());
    assertEquals("  a.yaml:2:11: region must be eu or us", failure.get(1));
    assertEquals(
        "  b.yaml:8:5: unknown key 'unknown_claim' in a rule",
        failure.get(2).substring(0, failure.get(2).indexOf(';')));
    assertEquals(
        "  c.yml:1:1: a profile's file name must end in .yaml; rename the file; did you mean"
            + " c.yaml?",
        failure.get(3));
    assertEquals(4, failure.size());
  }

  @Test
  void loopback_isNoHostOfPort_unlessPermitted() throws IOException {
    write(
        "local.yaml",
        PROFILE.replace(
            "region: eu", "api_url: http://localhost:1\n  mcp_url: http://localhost:2"));

    List<String> failure = failure();
    assertTrue(failure.contains("  local.yaml:2:12: api_url must begin with https://"));
    assertTrue(failure.contains("  local.yaml:3:12: mcp_url must begin with https://"));
    environment.with("ALLOW_INSECURE_LOOPBACK", "true");
    assertDoesNotThrow(
        () -> Assembly.of(environment.variables(), InstantSource.system(), line -> {}));
  }

  @Test
  void certificatesOfAnEnterpriseServer_start() throws IOException {
    write("ca.pem", CERTIFICATE + CERTIFICATE);
    environment.with("EXTRA_CA_FILE", folder.resolve("ca.pem").toString());

    assertDoesNotThrow(this::start);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nMIIB\n"})
  void invalidCertificates_areListedWithOtherProblems(String content) throws IOException {
    write("ca.pem", content);
    Path file = folder.resolve("ca.pem");
    environment.with("EXTRA_CA_FILE", file.toString()).without("TOKEN_AUDIENCE");

    assertEquals(
        List.of(
            "The function's settings are invalid:",
            "  PUBLIC_URL is missing: set it to the address of the service, which is also the"
                + " audience that callers request, or set TOKEN_AUDIENCE",
            "  EXTRA_CA_FILE: "
                + file
                + " must contain one or more PEM certificates and no other PEM blocks"),
        failure());
  }

  private void start() {
    var _ = new VendingHandler(environment.variables());
  }

  private List<String> failure() {
    return String.valueOf(assertThrows(StartupException.class, this::start).getMessage())
        .lines()
        .toList();
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
