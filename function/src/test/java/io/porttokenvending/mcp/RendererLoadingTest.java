package io.porttokenvending.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cold start loads the renderer of the requested agent only. */
class RendererLoadingTest {
  private static final Set<String> RENDERERS =
      Set.of("CodexFile", "TomlTable", "ContinueFile", "QuotedText", "McpRemote");

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "claude-code, ''",
    "amp, ''",
    "codex, CodexFile QuotedText TomlTable",
    "continue, ContinueFile QuotedText",
    "mcp-remote, McpRemote",
  })
  void client_loadsOnlyItsRenderer(String client, String expected) throws Exception {
    RecordingLoader loader = new RecordingLoader();

    Class<?> rendering = loader.loadClass(OneRendering.class.getName());
    @SuppressWarnings("unchecked")
    var run = (Consumer<String>) rendering.getDeclaredConstructor().newInstance();
    run.accept(client);

    Set<String> wanted = new TreeSet<>(Arrays.asList(expected.split(" ")));
    wanted.remove("");
    loader.loaded.retainAll(RENDERERS);
    assertEquals(wanted, loader.loaded);
  }

  public static final class OneRendering implements Consumer<String> {
    @Override
    public void accept(String client) {
      Servers.configure(List.of(Servers.port()), AgentClient.of(client), SecretForm.EMBEDDED);
    }
  }

  /** Class loader that defines this package's classes on first use. */
  private static final class RecordingLoader extends ClassLoader {
    private final Set<String> loaded = new TreeSet<>();

    RecordingLoader() {
      super(RendererLoadingTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("io.porttokenvending.mcp.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        return Optional.<Class<?>>ofNullable(findLoadedClass(name)).orElseGet(() -> define(name));
      }
    }

    private Class<?> define(String name) {
      String file = name.replace('.', '/') + ".class";
      try (var in = Objects.requireNonNull(getResourceAsStream(file), file)) {
        byte[] bytes = in.readAllBytes();
        loaded.add(name.substring(name.lastIndexOf('.') + 1));
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
