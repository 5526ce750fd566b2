package io.porttokenvending.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On the case {@code get-vanilla} of AWS's published suite for Signature Version 4. */
class AwsSignatureTest {
  private static final String KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

  private static Call call(String host, byte[] body) {
    return new Call(
        "GET",
        "/",
        "",
        Map.of(
            "host",
            List.of(host),
            "x-amz-date",
            List.of("20150830T123600Z"),
            "authorization",
            List.of(
                "AWS4-HMAC-SHA256"
                    + " Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                    + " SignedHeaders=host;x-amz-date,"
                    + " Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")),
        body);
  }

  @Test
  void signature_ofThePublishedCase_isGood() {
    assertTrue(AwsSignature.isGood(call("example.amazonaws.com", new byte[0]), KEY));
  }

  @Test
  void signature_anyPartChanged_isNot() {
    assertFalse(AwsSignature.isGood(call("example.amazonaws.com:443", new byte[0]), KEY));
    assertFalse(AwsSignature.isGood(call("example.amazonaws.com", new byte[1]), KEY));
    assertFalse(AwsSignature.isGood(call("example.amazonaws.com", new byte[0]), KEY + "x"));
  }
}
