package io.porttokenvending.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Answer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A test server on Node.js that prints each event as a line of JSON. */
final class Script implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedWriter input;
  private final BlockingQueue<JsonNode> lines = new LinkedBlockingQueue<>();
  private final URI uri;

  private Script(Process process) throws InterruptedException {
    this.process = process;
    this.input = process.outputWriter(UTF_8);
    Thread.ofPlatform().daemon().start(this::read);
    this.uri = URI.create("http://127.0.0.1:" + until("port").getLast().path("port").intValue());
  }

  static Script start(Programs programs, String file) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(programs.folder().resolve("node_modules/node/bin/node").toString(), file)
            .directory(programs.folder().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    return new Script(builder.start());
  }

  private void read() {
    try (BufferedReader output = process.inputReader(UTF_8)) {
      output.lines().map(Answer::json).forEach(lines::add);
    } catch (IOException e) {
      // It has ended, so waiting readers stop.
    }
  }

  URI uri() {
    return uri;
  }

  /** Returns its output since the last call, up to the response to this one. */
  List<JsonNode> tell(JsonNode line, String answer) throws IOException, InterruptedException {
    input.write(JsonText.write(line));
    input.newLine();
    input.flush();
    List<JsonNode> said = until(answer);
    said.removeLast();
    return said;
  }

  private List<JsonNode> until(String member) throws InterruptedException {
    List<JsonNode> said = new ArrayList<>();
    do {
      JsonNode line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new IllegalStateException("the script says nothing of " + member);
      }
      said.add(line);
    } while (!said.getLast().has(member));
    return said;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
