package io.porttokenvending.aws;

import io.porttokenvending.testing.LocalStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.porttokenvending.testing.LocalStack#canRun")
class SecretsLocalStackIT extends SecretsContract {
  private static LocalStack localStack;
  private static AwsSecrets secrets;

  @BeforeAll
  static void start() {
    localStack = LocalStack.start();
    secrets = AwsSecrets.at(localStack.uri());
  }

  @AfterAll
  static void stop() {
    secrets.close();
    localStack.close();
  }

  @Override
  SecretsBackEnd backEnd() {
    return secrets;
  }
}
