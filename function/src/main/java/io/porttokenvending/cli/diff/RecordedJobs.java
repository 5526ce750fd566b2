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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Jobs recorded in a folder, as claims or as audit lines of the function. */
final class RecordedJobs {
  private final List<ObjectNode> claims = new ArrayList<>();
  private final Set<String> membersOfLines = new TreeSet<>();
  private int files;
  private int skipped;

  private RecordedJobs() {}

  static RecordedJobs read(Path folder) {
    RecordedJobs jobs = new RecordedJobs();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        jobs.readFile(file, String.valueOf(file.getFileName()));
      }
    } catch (IOException | UncheckedIOException e) {
      throw new UsageException(folder + " cannot be read; it must be a folder of recorded jobs");
    }
    if (jobs.files == 0) {
      throw new UsageException(folder + " contains no *.json, *.jsonl or *.log; add recorded jobs");
    }
    return jobs;
  }

  /** Returns one object per job, with its claims and possibly other members. */
  List<ObjectNode> claims() {
    return claims;
  }

  /** Returns the names of all members of audit lines, even those that are {@code null}. */
  Set<String> membersOfLines() {
    return membersOfLines;
  }

  int files() {
    return files;
  }

  /** Returns the number of lines that are not about a job. */
  int skipped() {
    return skipped;
  }

  private void readFile(Path file, String name) throws IOException {
    if (name.endsWith(".json")) {
      files++;
      readClaims(file);
    } else if (name.endsWith(".jsonl") || name.endsWith(".log")) {
      files++;
      // Malformed characters are replaced, because they occur only in lines that are not about a
      // job.
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
        reader.lines().forEach(this::readLine);
      }
    }
  }

  private void readClaims(Path file) throws IOException {
    JsonNode read =
        switch (StrictJson.read(Files.readAllBytes(file))) {
          case JsonReading.Malformed(String reason) ->
              throw new UsageException(file + " is not JSON: " + reason);
          case JsonReading.Value(JsonNode value) -> value;
        };
    for (JsonNode job : read.isArray() ? read : List.of(read)) {
      if (!(job instanceof ObjectNode object)) {
        throw new UsageException(
            file + " must contain an object of claims, or a list of such objects");
      }
      claims.add(object);
    }
  }

  private void readLine(String line) {
    if (StrictJson.read(line) instanceof JsonReading.Value(ObjectNode object)
        && object.path("event").asText().equals("token_vending")
        && object.path("repository_id").isTextual()) {
      object.fieldNames().forEachRemaining(membersOfLines::add);
      SimulatedJob.copyIssuer(object);
      claims.add(object);
    } else {
      skipped++;
    }
  }
}
