package io.porttokenvending.port;

import static io.porttokenvending.port.PortFixtures.SHARED_SECRET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.porttokenvending.secret.Secret;
import io.porttokenvending.trust.PortSettings.PortExchange;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker with a copy of the table, but without the secret, can do with a row. */
class RowCipherTest {
  private static final String ARN = "arn:aws:secretsmanager:eu-west-1:1:secret:reader-a1B2c3";
  private static final String ADDRESS = "https://api.port.io/v1/auth/access_token";
  private static final TokenKey KEY = key(ARN, "v1", PortExchange.REST, ADDRESS);
  private static final byte[] PLAINTEXT = "a token of Port".getBytes(UTF_8);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final RowCipher cipher = cipher(KEY, SHARED_SECRET);
  private final byte[] data = cipher.encrypt(PLAINTEXT, RANDOM);

  private static TokenKey key(String arn, String version, PortExchange exchange, String address) {
    return new TokenKey(arn, version, new TokenAddress(exchange, address));
  }

  private static RowCipher cipher(TokenKey key, String secret) {
    return RowCipher.of(key, Secret.of(secret)).orElseThrow();
  }

  static Stream<TokenKey> otherKeys() {
    return Stream.of(
        key(ARN + "x", "v1", PortExchange.REST, ADDRESS),
        key(ARN, "v2", PortExchange.REST, ADDRESS),
        key(ARN, "v1", PortExchange.OAUTH, ADDRESS),
        key(ARN, "v1", PortExchange.REST, ADDRESS + "/other"),
        // The same characters, divided in another way.
        key(ARN + "v", "1", PortExchange.REST, ADDRESS));
  }

  @Test
  void data_withTheSecret_isDecrypted() {
    RowCipher other = cipher(KEY, SHARED_SECRET);
    assertArrayEquals(PLAINTEXT, other.decrypt(data).orElseThrow());
    assertEquals(cipher.rowId(), other.rowId());
  }

  @ParameterizedTest
  @MethodSource("otherKeys")
  void data_withTheKeyOfAnotherRow_isNotDecrypted(TokenKey other) {
    RowCipher foreign = cipher(other, SHARED_SECRET);
    assertTrue(foreign.decrypt(data).isEmpty());
    assertTrue(new RowCipher(cipher.rowId(), foreign.key()).decrypt(data).isEmpty());
    assertNotEquals(cipher.rowId(), foreign.rowId());
  }

  @Test
  void data_withAnotherSecret_isNotDecrypted() {
    for (int i = 0; i < SHARED_SECRET.length(); i++) {
      char[] other = SHARED_SECRET.toCharArray();
      other[i] = (char) (other[i] ^ 1);
      assertTrue(cipher(KEY, new String(other)).decrypt(data).isEmpty(), "character " + i);
    }
    assertTrue(cipher(KEY, SHARED_SECRET + "x").decrypt(data).isEmpty());
  }

  @Test
  void data_movedToAnotherRow_isNotDecrypted() {
    assertTrue(new RowCipher(cipher.rowId() + "0", cipher.key()).decrypt(data).isEmpty());
  }

  @Test
  void data_truncatedOrExtended_isNotDecrypted() {
    for (int length = 0; length < data.length; length++) {
      assertTrue(cipher.decrypt(Arrays.copyOf(data, length)).isEmpty(), length + " bytes");
      byte[] end = Arrays.copyOfRange(data, data.length - length, data.length);
      assertTrue(cipher.decrypt(end).isEmpty(), "the last " + length + " bytes");
    }
    assertTrue(cipher.decrypt(Arrays.copyOf(data, data.length + 1)).isEmpty());
  }

  @Test
  void data_withOneChangedBit_isNotDecrypted() {
    for (int bit = 0; bit < data.length * 8; bit++) {
      byte[] changed = data.clone();
      changed[bit / 8] = (byte) (changed[bit / 8] ^ (1 << (bit % 8)));
      assertTrue(cipher.decrypt(changed).isEmpty(), "bit " + bit);
    }
  }

  @Test
  void nonce_isFreshForEveryWrite() {
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      nonces.add(Arrays.toString(Arrays.copyOf(cipher.encrypt(PLAINTEXT, RANDOM), 12)));
    }
    assertEquals(1000, nonces.size());
  }

  @Test
  void aad_isTheVersionAndTheRowsKey() throws Exception {
    String id = cipher.rowId();
    assertArrayEquals(PLAINTEXT, decrypted("1:1" + id.length() + ":" + id));
    for (String aad : List.of("1:2" + id.length() + ":" + id, "1:1", id, "")) {
      assertThrows(AEADBadTagException.class, () -> decrypted(aad));
    }
  }

  private byte[] decrypted(String aad) throws GeneralSecurityException {
    Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
    aes.init(Cipher.DECRYPT_MODE, cipher.key(), new GCMParameterSpec(128, data, 0, 12));
    aes.updateAAD(aad.getBytes(UTF_8));
    return aes.doFinal(data, 12, data.length - 12);
  }

  /** RFC 5869, in terms of HMAC. */
  @Test
  void key_isHkdfOfTheSecretWithAllPartsInItsInfo() throws Exception {
    List<String> info =
        new ArrayList<>(
            List.of("port-token-vending shared token", "1", ARN, "v1", "REST", ADDRESS.toString()));
    info.replaceAll(part -> part.length() + ":" + part);
    byte[] pseudorandom = hmac(new byte[32], SHARED_SECRET.getBytes(UTF_8));
    byte[] block = (String.join("", info) + "\u0001").getBytes(UTF_8);

    SecretKey expected = new SecretKeySpec(hmac(pseudorandom, block), "AES");

    assertEquals(expected, cipher.key());
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 31})
  void secret_shorterThan32Bytes_hasNoCipher(int length) {
    assertTrue(RowCipher.of(KEY, Secret.of("s".repeat(length))).isEmpty());
    assertTrue(RowCipher.of(KEY, Secret.of("s".repeat(32))).isPresent());
  }

  @Test
  void rowId_hasAPrefixThatNoReplayRowHas() {
    assertTrue(cipher.rowId().matches("token#[0-9a-f]{64}"));
  }
}
