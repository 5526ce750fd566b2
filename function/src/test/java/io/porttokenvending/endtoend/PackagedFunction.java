package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.contract.EventFiles;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The function's archive as Lambda runs it: unpacked at a task root and loaded by the runtime
 * interface client's class loader, in a separate JVM with the managed runtime's flags.
 */
final class PackagedFunction implements AutoCloseable {
  static final Path ARCHIVE = Path.of("target", "function.zip");

  static final String HANDLER = "io.porttokenvending.lambda.VendingHandler";
  private static final String RUNTIME = AWSLambda.class.getName();

  /**
   * The client would unpack it to one file in /tmp, which processes that start together replace.
   */
  private static final String NATIVE_LIBRARY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /** Jars of the managed runtime. The function must not see other jars of the tests. */
  private static final List<String> RUNTIME_JARS =
      List.of("aws-lambda-java-", "utils-lite-", "jspecify-");

  private final RuntimeApi api;
  private final Process process;
  private final Path output;
  private final Duration startTime;

  private PackagedFunction(RuntimeApi api, Process process, Path output, Duration startTime) {
    this.api = api;
    this.process = process;
    this.output = output;
    this.startTime = startTime;
  }

  /**
   * Starts the function and waits until it is ready or has failed to start.
   *
   * @param folder scratch space, empty
   */
  static PackagedFunction start(Path folder, Map<String, String> environment) throws IOException {
    Path task = folder.resolve("task");
    unpack(task);
    return start(task, HANDLER, folder.resolve("output.txt"), environment);
  }

  /**
   * The same for any handler.
   *
   * @param task the folder of its classes, with its libraries in {@code lib}
   * @param output the file for everything it writes
   */
  static PackagedFunction start(
      Path task, String handler, Path output, Map<String, String> environment) throws IOException {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(
        Map.of(
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "example",
            "AWS_SESSION_TOKEN", "example",
            "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"));
    return run(task, handler, output, all, RuntimeApi::started);
  }

  /**
   * Starts the function with SnapStart, up to where Lambda takes the snapshot. Its AWS credentials
   * are not in the environment, but at the address that the environment names.
   */
  static PackagedFunction startUntilSnapshot(Path folder, Map<String, String> environment)
      throws IOException {
    Path task = folder.resolve("task");
    unpack(task);
    return startUntilSnapshot(task, HANDLER, folder.resolve("output.txt"), environment);
  }

  /** The same for any handler. */
  static PackagedFunction startUntilSnapshot(
      Path task, String handler, Path output, Map<String, String> environment) throws IOException {
    Map<String, String> all = new HashMap<>(environment);
    all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    return run(task, handler, output, all, RuntimeApi::readyForSnapshot);
  }

  private static PackagedFunction run(
      Path task,
      String handler,
      Path output,
      Map<String, String> environment,
      Function<RuntimeApi, CompletableFuture<RuntimeApi.Result>> ready)
      throws IOException {
    RuntimeApi api = RuntimeApi.start();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-D" + NATIVE_LIBRARY + "=" + unpackNativeLibrary(output),
            "-cp",
            runtimeClassPath(),
            RUNTIME,
            handler);
    builder.directory(task.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_LAMBDA_RUNTIME_API",
                api.address(),
                "LAMBDA_TASK_ROOT",
                task.toString(),
                "_HANDLER",
                handler,
                "AWS_LAMBDA_FUNCTION_NAME",
                "port-token-vending",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                "1024"));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    long began = System.nanoTime();
    Process process = builder.start();
    await(ready.apply(api));
    return new PackagedFunction(api, process, output, Duration.ofNanos(System.nanoTime() - began));
  }

  /** Resumes from the snapshot, until it is ready or has failed. */
  RuntimeApi.Result restore() {
    api.restore();
    return await(api.started());
  }

  /** Whether it runs; a function that could not start reports why in {@link #output()}. */
  RuntimeApi.Result startResult() {
    return api.started().join();
  }

  /** The answer's bytes, in payload format 2.0. */
  byte[] invoke(byte[] event) {
    return switch (await(api.invoke(event))) {
      case RuntimeApi.Result.Answer(byte[] body) -> body;
      case RuntimeApi.Result.Failure(String report) ->
          throw new AssertionError("the invocation failed: " + report);
    };
  }

  /** Exchanges a token; returns {@code granted} or the refusal's code. */
  String exchange(String token) {
    return code(HostileRequests.bearing(token));
  }

  /** Sends an event; returns {@code granted} or the refusal's code. */
  String code(byte[] event) {
    ObjectNode answer = EventFiles.withReadableBody(invoke(event));
    return answer.path("statusCode").asInt() == 200
        ? "granted"
        : answer.path("body").path("code").asText();
  }

  /** Everything written to standard output and standard error so far. */
  String output() throws IOException {
    return Files.readString(output, UTF_8);
  }

  /** From the process's start until it was ready or had failed to start. */
  Duration startTime() {
    return startTime;
  }

  long processId() {
    return process.pid();
  }

  /** Asks the process to end, and waits until it has. */
  void end() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    api.close();
  }

  private static RuntimeApi.Result await(CompletableFuture<RuntimeApi.Result> result) {
    try {
      return result.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the function gave no answer", e);
    }
  }

  private static String runtimeClassPath() {
    String jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> RUNTIME_JARS.stream().anyMatch(new File(entry).getName()::startsWith))
            .collect(Collectors.joining(File.pathSeparator));
    if (!jars.contains("runtime-interface-client")) {
      throw new AssertionError("the runtime interface client is not on the tests' class path");
    }
    return jars;
  }

  /** Unpacks the client's library next to the process's output. */
  private static Path unpackNativeLibrary(Path output) throws IOException {
    String system = Files.exists(Path.of("/etc/alpine-release")) ? "linux_musl" : "linux";
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String resource = "/jni/libaws-lambda-jni.%s-%s.so".formatted(system, processor);
    Path library = output.toAbsolutePath().resolveSibling(output.getFileName() + ".so");
    try (InputStream in = Objects.requireNonNull(AWSLambda.class.getResourceAsStream(resource))) {
      Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
    }
    return library;
  }

  /** Unpacks the archive as Lambda does. */
  static void unpack(Path task) throws IOException {
    if (!Files.exists(ARCHIVE)) {
      throw new AssertionError(ARCHIVE + " is not there: run mvn verify");
    }
    try (InputStream file = Files.newInputStream(ARCHIVE);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = task.resolve(entry.getName()).normalize();
        if (!target.startsWith(task)) {
          throw new AssertionError("an entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(zip, target);
        }
      }
    }
  }
}
