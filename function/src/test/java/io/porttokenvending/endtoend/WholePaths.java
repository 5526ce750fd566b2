package io.porttokenvending.endtoend;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The deployment with the template's defaults, and the one with the gateway's authorizer. */
record WholePaths(WholePath open, WholePath guarded) implements AutoCloseable {
  /** Starts both before one AWS. */
  static WholePaths start(Path folder, URI aws) throws IOException {
    WholePath open = new WholePath(folder.resolve("open"), aws, Map.of());
    return new WholePaths(
        open, new WholePath(folder.resolve("guarded"), aws, Map.of("GatewayAuthorizer", "on")));
  }

  @Override
  public void close() {
    open.close();
    guarded.close();
  }
}
