package io.porttokenvending.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Moto's simulation of AWS, in a separate process on a free port. */
public final class MotoServer implements AutoCloseable {
  private static final String PROGRAM = "moto_server";
  private static final Pattern ADDRESS =
      Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

  private final Process process;
  private final CompletableFuture<URI> address = new CompletableFuture<>();

  private MotoServer(Process process) {
    this.process = process;
  }

  /** Returns whether Moto is installed, and reports if it is not. */
  public static boolean isInstalled() {
    boolean installed = program().isPresent();
    if (!installed) {
      System.out.println("SKIPPED: the tests against moto, for " + PROGRAM + " is not on the PATH");
    }
    return installed;
  }

  /** Starts it, on a port that it chooses, and waits until it answers. */
  public static MotoServer start() throws Exception {
    MotoServer moto =
        new MotoServer(
            new ProcessBuilder(program().orElseThrow().toString(), "-H", "127.0.0.1", "-p", "0")
                .redirectErrorStream(true)
                .start());
    Thread.ofPlatform().daemon().name("moto-log").start(moto::readLog);
    moto.address.get(60, TimeUnit.SECONDS);
    return moto;
  }

  public URI uri() {
    return address.join();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().join();
  }

  /** To its end, for moto would stop at a full pipe. */
  private void readLog() {
    try (BufferedReader log = process.inputReader(UTF_8)) {
      for (String line = log.readLine(); line != null; line = log.readLine()) {
        Matcher found = ADDRESS.matcher(line);
        if (found.find()) {
          address.complete(URI.create(found.group(1)));
        }
      }
      address.completeExceptionally(new IOException(PROGRAM + " ended"));
    } catch (IOException e) {
      address.completeExceptionally(new UncheckedIOException(e));
    }
  }

  private static Optional<Path> program() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, PROGRAM))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
