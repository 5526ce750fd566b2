package io.porttokenvending.cli.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.cli.SimulatedJob;
import io.porttokenvending.cli.UsageException;
import io.porttokenvending.json.JsonReading;
import io.porttokenvending.json.StrictJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a folder holds of jobs that there were: claims as they were, and the function's own lines.
 */
final class RecordedJobs {
  private final List<ObjectNode> claims = new ArrayList<>();
  private final Set<String> membersOfLines = new TreeSet<>();
  private int files;
  private int lines;
  private int skipped;

  private RecordedJobs() {}

  static RecordedJobs read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UsageException(folder + " is not a folder");
    }
    RecordedJobs jobs = new RecordedJobs();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        jobs.readFile(file);
      }
    } catch (IOException e) {
      throw new UsageException(folder + " cannot be read");
    }
    if (jobs.files == 0) {
      throw new UsageException(folder + " holds no *.json, *.jsonl or *.log");
    }
    return jobs;
  }

  /** One object a job, of claims and perhaps more. */
  List<ObjectNode> claims() {
    return claims;
  }

  /** What the function's lines tell, be it {@code null}. */
  Set<String> membersOfLines() {
    return membersOfLines;
  }

  int files() {
    return files;
  }

  boolean holdsLines() {
    return lines > 0;
  }

  /** How many lines tell of no job. */
  int skipped() {
    return skipped;
  }

  private void readFile(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(".json")) {
      files++;
      readClaims(file);
    } else if (name.endsWith(".jsonl") || name.endsWith(".log")) {
      files++;
      readLines(file);
    }
  }

  private void readClaims(Path file) throws IOException {
    switch (StrictJson.read(Files.readAllBytes(file))) {
      case JsonReading.Malformed(String reason) ->
          throw new UsageException(file + " is no JSON: " + reason);
      case JsonReading.Value(ObjectNode job) -> claims.add(job);
      case JsonReading.Value(JsonNode jobs) -> {
        for (JsonNode job : jobs) {
          if (job instanceof ObjectNode object) {
            claims.add(object);
          } else {
            throw new UsageException(file + " lists something that is no object of claims");
          }
        }
        if (!jobs.isArray()) {
          throw new UsageException(file + " is neither an object of claims nor a list of them");
        }
      }
    }
  }

  private void readLines(Path file) throws IOException {
    // Malformed characters are replaced: only other lines can hold any.
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        readLine(line);
      }
    }
  }

  private void readLine(String line) {
    if (StrictJson.read(line) instanceof JsonReading.Value(ObjectNode object)
        && object.path("event").asText().equals("token_vending")
        && object.path("repository_id").isTextual()) {
      lines++;
      object.fieldNames().forEachRemaining(membersOfLines::add);
      SimulatedJob.nameIssuer(object);
      claims.add(object);
    } else {
      skipped++;
    }
  }
}
