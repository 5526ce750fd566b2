package io.porttokenvending.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.mcp.AgentClient;
import io.porttokenvending.testing.JobPreset;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/** Initial content of the page: the job presets, the agents, and the saved policy. */
record PageStart(ServedPolicy served) {
  ObjectNode json() throws IOException {
    ObjectNode start = JsonNodeFactory.instance.objectNode();
    ArrayNode presets = start.putArray("presets");
    for (JobPreset preset : JobPreset.values()) {
      presets
          .addObject()
          .put("name", preset.code())
          .put("label", sentenceCase(preset.code().replace('-', ' ')))
          .put("description", sentenceCase(preset.description()) + ".")
          .put("claims", JobText.of(preset));
    }
    ArrayNode clients = start.putArray("clients");
    for (AgentClient client : AgentClient.values()) {
      clients.add(client.id());
    }
    ArrayNode policy = start.putArray("policy");
    TreeSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(served.folder(), "*.yaml")) {
      entries.forEach(files::add);
    }
    for (Path file : files) {
      policy
          .addObject()
          .put("file", String.valueOf(file.getFileName()))
          .put("text", new String(Files.readAllBytes(file), UTF_8));
    }
    // A request that names a profile works with one or several profiles.
    return start.put(
        "profile",
        served
            .policy()
            .defaultProfile()
            .orElseGet(() -> served.policy().profiles().values().iterator().next())
            .name());
  }

  private static String sentenceCase(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
