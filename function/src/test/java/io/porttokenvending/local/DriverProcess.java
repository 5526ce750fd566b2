package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * ChromeDriver on a free port; closing also ends its browsers and deletes what they left.
 *
 * @param temporary folder for the browsers' profiles and sockets
 */
record DriverProcess(Process process, URI uri, Path temporary) implements AutoCloseable {
  static final String PROGRAM = "chromedriver";

  private static final int DELETIONS = 1_000;

  private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

  static DriverProcess start() throws IOException, InterruptedException {
    Path temporary = Files.createTempDirectory("browser-");
    ProcessBuilder builder = new ProcessBuilder(PROGRAM, "--port=0").redirectErrorStream(true);
    builder.environment().put("TMPDIR", temporary.toString());
    Process process = builder.start();
    CompletableFuture<String> port = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> read(process, port));
    try {
      URI uri = URI.create("http://127.0.0.1:" + port.get(30, TimeUnit.SECONDS));
      return new DriverProcess(process, uri, temporary);
    } catch (ExecutionException | TimeoutException e) {
      end(process, temporary);
      throw new IOException(PROGRAM + " did not start", e);
    }
  }

  /** Reads to the end, so that the process never waits for a full pipe. */
  private static void read(Process process, CompletableFuture<String> port) {
    try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      lines
          .lines()
          .map(STARTED::matcher)
          .filter(Matcher::find)
          .forEach(found -> port.complete(found.group(1)));
      port.completeExceptionally(new IOException("it ended without a port"));
    } catch (IOException | UncheckedIOException e) {
      port.completeExceptionally(e);
    }
  }

  @Override
  public void close() throws IOException {
    end(process, temporary);
  }

  private static void end(Process process, Path temporary) throws IOException {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    // One that still runs could write into the folder while it is deleted.
    all.forEach(each -> each.onExit().join());
    delete(temporary);
  }

  /** Deletes a folder into which a process that the driver does not know may still write. */
  private static void delete(Path folder) throws IOException {
    for (int attempt = 1; Files.exists(folder); attempt++) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException e) {
        if (attempt == DELETIONS) {
          throw e;
        }
      }
    }
  }
}
