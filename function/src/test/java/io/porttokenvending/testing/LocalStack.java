package io.porttokenvending.testing;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack's imitation of AWS, in a container. */
public final class LocalStack implements AutoCloseable {
  private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";

  private final LocalStackContainer container;

  private LocalStack(LocalStackContainer container) {
    this.container = container;
  }

  /**
   * Returns whether a Docker engine is available, and reports if it is not.
   *
   * @throws AssertionError if it is not, and {@code REQUIRE_DOCKER} is {@code true}
   */
  public static boolean canRun() {
    if (DockerClientFactory.instance().isDockerAvailable()) {
      return true;
    }
    String missing = "the tests against LocalStack, for no Docker engine answers";
    if ("true".equals(System.getenv("REQUIRE_DOCKER"))) {
      throw new AssertionError("REQUIRE_DOCKER is true, but cannot run " + missing);
    }
    System.out.println("SKIPPED: " + missing);
    return false;
  }

  /** Starts the image of the build's property and waits until it answers. */
  public static LocalStack start() {
    String image = requireNonNull(System.getProperty("localstack.image"), "set by the build");
    LocalStackContainer container =
        new LocalStackContainer(DockerImageName.parse(image))
            .withServices("secretsmanager", "dynamodb");
    String token = System.getenv(TOKEN);
    if (token != null) {
      container.withEnv(TOKEN, token);
    }
    container.start();
    return new LocalStack(container);
  }

  public URI uri() {
    return container.getEndpoint();
  }

  @Override
  public void close() {
    container.close();
  }
}
