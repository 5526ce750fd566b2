package io.porttokenvending.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.secret.Secret;
import io.porttokenvending.secret.Sha256;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Encryption of one row's data, with a key that only a reader of the client secret can derive: the
 * table reveals nothing, and nothing that is written to it without the secret is accepted.
 *
 * @param rowId authenticated, so that the data of one row is worthless in another
 */
record RowCipher(String rowId, SecretKey key) {
  /**
   * Format of rows; a change of anything in this class or in {@link SharedResult} needs another.
   */
  static final int VERSION = 1;

  /** Never the start of a replay row's id, which is hexadecimal. */
  private static final String ROW_PREFIX = "token#";

  private static final String LABEL = "port-token-vending shared token";

  /** An attacker with a copy of the table could guess a shorter secret. */
  private static final int SHORTEST_SECRET = 32;

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  /** Returns the cipher; empty if the secret is too short to protect a row. */
  static Optional<RowCipher> of(TokenKey token, Secret clientSecret) {
    byte[] secret = clientSecret.reveal().getBytes(UTF_8);
    if (secret.length < SHORTEST_SECRET) {
      return Optional.empty();
    }
    List<String> info = new ArrayList<>(List.of(LABEL, Integer.toString(VERSION)));
    info.addAll(token.parts());
    try {
      SecretKey key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  "AES",
                  HKDFParameterSpec.ofExtract()
                      .addIKM(secret)
                      .thenExpand(withLengths(info), KEY_BYTES));
      return Optional.of(new RowCipher(ROW_PREFIX + Sha256.hex(token.parts()), key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("JDK 25 has HKDF", e);
    }
  }

  /** Returns a new nonce, followed by the ciphertext. */
  byte[] encrypt(byte[] plaintext, RandomGenerator random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plaintext);
      return ByteBuffer.allocate(NONCE_BYTES + ciphertext.length)
          .put(nonce)
          .put(ciphertext)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /** Returns the plaintext; empty if the data was not encrypted for this row with this key. */
  Optional<byte[]> decrypt(byte[] data) {
    if (data.length < NONCE_BYTES + TAG_BYTES) {
      return Optional.empty();
    }
    byte[] nonce = new byte[NONCE_BYTES];
    ByteBuffer.wrap(data).get(nonce);
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, nonce).doFinal(data, NONCE_BYTES, data.length - NONCE_BYTES));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(withLengths(List.of(Integer.toString(VERSION), rowId)));
    return cipher;
  }

  /** Two lists never have the same bytes. */
  private static byte[] withLengths(List<String> parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      text.append(part.length()).append(':').append(part);
    }
    return text.toString().getBytes(UTF_8);
  }
}
