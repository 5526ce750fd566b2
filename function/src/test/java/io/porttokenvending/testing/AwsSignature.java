package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4, recomputed from the received request: for paths without escapes and
 * calls without a query.
 */
public final class AwsSignature {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=[^/]+/(?<date>\\d{8})/(?<region>[^/]+)/(?<service>[^/]+)"
              + "/aws4_request, ?SignedHeaders=(?<headers>[^,]+), ?Signature=(?<signature>.+)");

  private AwsSignature() {}

  /** Returns whether the call has a valid signature of the key. */
  public static boolean isGood(Call call, String secretKey) {
    Matcher parts = AUTHORIZATION.matcher(call.header("authorization").orElse(""));
    return parts.matches() && parts.group("signature").equals(signature(call, parts, secretKey));
  }

  /** The names of the headers that the signature covers. */
  public static List<String> signedHeaders(Call call) {
    Matcher parts = AUTHORIZATION.matcher(call.header("authorization").orElse(""));
    return parts.matches() ? List.of(parts.group("headers").split(";", -1)) : List.of();
  }

  private static String signature(Call call, Matcher parts, String secretKey) {
    String headers =
        signedHeaders(call).stream()
            .map(name -> name + ":" + call.header(name).orElse("").strip() + "\n")
            .collect(Collectors.joining());
    String canonical =
        String.join(
            "\n",
            call.method(),
            call.path(),
            "",
            headers,
            parts.group("headers"),
            sha256(call.body()));
    String date = parts.group("date");
    String region = parts.group("region");
    String service = parts.group("service");
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            call.header("x-amz-date").orElse(""),
            String.join("/", date, region, service, "aws4_request"),
            sha256(canonical.getBytes(UTF_8)));
    byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
    for (String step : List.of(date, region, service, "aws4_request")) {
      key = hmac(key, step);
    }
    return HexFormat.of().formatHex(hmac(key, toSign));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
