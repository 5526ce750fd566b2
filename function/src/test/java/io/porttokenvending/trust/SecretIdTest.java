package io.porttokenvending.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets Manager appends a hyphen and six characters to the name in an ARN. */
class SecretIdTest {
  private static final String EU = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:";
  private static final String US = "arn:aws:secretsmanager:us-east-1:123456789012:secret:";

  @ParameterizedTest
  @CsvSource({
    "port/reader, port/reader, true",
    "port/reader, port/writer, false",
    "EU port/reader-AbCdEf, port/reader, true",
    "EU port/reader-AbCdEf, port/reader-AbCdEf, true",
    "EU port/reader-AbCdEf, port/read, false",
    "EU port/reader-AbCdEf, EU port/reader-Ghi123, true",
    "EU port/reader-AbCdEf, EU port/reader, true",
    "EU port/reader-AbCdEf, US port/reader-AbCdEf, false",
    "EU one, EU two, false",
    "EU port/reader-Ab_dEf, EU port/writer-Ab_dEf, false",
    "EU port/reader-Ab_dEf, port/reader, false",
    "EU port/reader-AbCdE, port/reader, false",
    "EU -AbCdEf, '', false",
    "EU -AbCdEf, EU -Ghi123, false"
  })
  void ids_mayNameSameSecret(String a, String b, boolean expected) {
    String one = a.replace("EU ", EU).replace("US ", US);
    String other = b.replace("EU ", EU).replace("US ", US);
    assertEquals(expected, SecretId.mayBeSame(one, other));
    assertEquals(expected, SecretId.mayBeSame(other, one));
  }
}
