package io.porttokenvending.token;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;

/** RSASSA-PKCS1-v1_5 with SHA-256, RFC 7518 section 3.3. */
final class Rs256 {
  private Rs256() {}

  static boolean verifies(RSAPublicKey key, CompactJws jws) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update(jws.ascii(), 0, jws.signedLength());
      return signature.verify(jws.signature());
    } catch (SignatureException | InvalidKeyException e) {
      // Thrown for a signature of the wrong length.
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK does not support SHA256withRSA", e);
    }
  }
}
