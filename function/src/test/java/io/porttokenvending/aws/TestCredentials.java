package io.porttokenvending.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What the tests sign with. */
final class TestCredentials {
  static final String REGION = "eu-west-1";
  static final String KEY = "key-canary";
  static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsSessionCredentials.create("AKIDEXAMPLE", KEY, "session"));

  private TestCredentials() {}
}
