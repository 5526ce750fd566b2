package io.porttokenvending.adversarial;

import static io.porttokenvending.token.TokenFault.SIGNATURE_INVALID;

import java.util.List;

/** Signatures by the right key over rightly padded blocks that name or hold another digest. */
final class DigestInfos {
  /** What stands before the digest of SHA-256, in hexadecimal, and what is wrong with it. */
  private static final String TABLE =
      """
      3031300d0609608648016503040202050004 20 | SHA-384
      3031300d0609608648016503040203050004 20 | SHA-512
      3031300d0609608648016503040204050004 20 | SHA-224
      3031300d0609608648016503040206050004 20 | SHA-512/256
      302d300906052b0e03021a050004 20 | SHA-1
      3030300c06082a864886f70d0205050004 20 | MD5
      3041300d060960864801650304020105000430 | length of SHA-384
      30820031300d060960864801650304020105000420 | long length of all
      308131300d060960864801650304020105000420 | longer length of all
      3080300d060960864801650304020105000420 | indefinite length
      3032300d06096086480165030402010500048120 | long length of the digest
      3033300f0609608648016503040201050005000420 | two NULLs
      3034301006096086480165030402010c03616161 0420 | a string for NULL
      3031300d06096086480165030402010101 0420 | a boolean for NULL
      3031300d060960864801650304020105000320 | a bit string
      3031300d060960864801650304020105002420 | a constructed string
      3131300d060960864801650304020105000420 | a set
      30220420 | no algorithm
      0420 | no sequence
       | nothing
      """;

  private static final String WITHOUT_NULL = "302f300b06096086480165030402010420";

  private DigestInfos() {}

  static List<Case> cases(Draft genuine) {
    Family family = new Family("digest infos");
    Compact token = genuine.sign();
    byte[] digest = Pkcs1.digest("SHA-256", token.input());
    TABLE
        .lines()
        .forEach(row -> {
          int bar = row.indexOf('|');
          byte[] prefix = Pkcs1.bytes(row.substring(0, bar).replace(" ", ""));
          String bad = signed(genuine, token, Pkcs1.concat(prefix, digest));
          family.refuse(SIGNATURE_INVALID, row.substring(bar + 2), bad);
        });
    for (String algorithm :
        List.of("MD5", "SHA-1", "SHA-224", "SHA-384", "SHA-512", "SHA-512/256", "SHA3-256")) {
      byte[] other = Pkcs1.digest(algorithm, token.input());
      String bad = signed(genuine, token, Pkcs1.concat(Pkcs1.bytes(Pkcs1.SHA256), other));
      family.refuse(SIGNATURE_INVALID, "SHA-256 with the digest of " + algorithm, bad);
    }
    for (String input :
        List.of("", token.header(), token.payload(), token + "", token.input() + ".")) {
      byte[] other = Pkcs1.digest("SHA-256", input);
      String bad = signed(genuine, token, Pkcs1.concat(Pkcs1.bytes(Pkcs1.SHA256), other));
      family.refuse(SIGNATURE_INVALID, "digest of " + input.length() + " characters", bad);
    }
    // RFC 8017 appendix B.1 wants the NULL in a signature. The JDK verifies either form
    // (JDK-8320597), and on it stand all three; only the holder of the key can make them.
    byte[] withoutNull = Pkcs1.concat(Pkcs1.bytes(WITHOUT_NULL), digest);
    family.accept("no NULL", signed(genuine, token, withoutNull));
    return family.cases();
  }

  private static String signed(Draft genuine, Compact token, byte[] content) {
    RsaNumbers key = genuine.key().numbers();
    byte[] signature = key.sign(Pkcs1.block(content, key.bytes()));
    return token.withSignature(Compact.encode(signature)).toString();
  }
}
