package io.porttokenvending.endtoend;

import io.porttokenvending.testing.LocalStack;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("io.porttokenvending.testing.LocalStack#canRun")
class WholePathLocalStackIT extends WholePathAuthorizerContract {
  private static LocalStack localStack;
  private static WholePaths paths;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    localStack = LocalStack.start();
    paths = WholePaths.start(folder, localStack.uri());
  }

  @AfterAll
  static void stop() {
    paths.close();
    localStack.close();
  }

  @Override
  WholePaths paths() {
    return paths;
  }
}
