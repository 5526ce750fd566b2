package io.porttokenvending.aws;

import io.porttokenvending.testing.MotoServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.porttokenvending.testing.MotoServer#isInstalled")
class SecretsMotoIT extends SecretsContract {
  private static MotoServer moto;
  private static AwsSecrets secrets;

  @BeforeAll
  static void start() throws Exception {
    moto = MotoServer.start();
    secrets = AwsSecrets.at(moto.uri());
  }

  @AfterAll
  static void stop() {
    secrets.close();
    moto.close();
  }

  @Override
  SecretsBackEnd backEnd() {
    return secrets;
  }
}
