package io.porttokenvending.endtoend;

import io.porttokenvending.testing.MotoServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("io.porttokenvending.testing.MotoServer#isInstalled")
class WholePathMotoIT extends WholePathAuthorizerContract {
  private static MotoServer moto;
  private static WholePaths paths;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    moto = MotoServer.start();
    paths = WholePaths.start(folder, moto.uri());
  }

  @AfterAll
  static void stop() {
    paths.close();
    moto.close();
  }

  @Override
  WholePaths paths() {
    return paths;
  }
}
