package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.secret.Lookup;
import io.porttokenvending.testing.FakeSecretsManager;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretsFakeTest extends SecretsContract {
  private FakeSecretsManager fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeSecretsManager.start();
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  /** Only here, for the other back ends let everybody read. */
  @Test
  void read_denied_isMissing() {
    fake.put(name, "value");
    fake.deny(name);
    assertEquals(new Lookup.Missing<>(), read(name));
  }

  @Override
  SecretsBackEnd backEnd() {
    return new InMemory(fake);
  }

  private record InMemory(FakeSecretsManager fake) implements SecretsBackEnd {
    @Override
    public URI uri() {
      return fake.uri();
    }

    @Override
    public String put(String name, String text) {
      return fake.put(name, text);
    }

    @Override
    public void putPending(String name, String text) {
      fake.putPending(name, text);
    }

    @Override
    public void putBinary(String name, byte[] bytes) {
      fake.putBinary(name, bytes);
    }

    @Override
    public String arn(String name) {
      return fake.arn(name);
    }

    @Override
    public void delete(String name) {
      fake.delete(name);
    }
  }
}
