package io.porttokenvending.actions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A job that uses the action, and its service. */
final class ActionJob implements AutoCloseable {
  private final Service service = new Service();
  private final Runner runner;
  private final Map<String, String> inputs = new TreeMap<>(Step.actionInputs());

  ActionJob(Path home) throws IOException, InterruptedException {
    runner = new Runner(home);
    runner.with("ACTIONS_ID_TOKEN_REQUEST_URL", service.world().gitHub().requestUrl());
    runner.with("ACTIONS_ID_TOKEN_REQUEST_TOKEN", service.world().gitHub().requestToken());
    inputs.put("url", service.url());
  }

  Service service() {
    return service;
  }

  Runner runner() {
    return runner;
  }

  ActionJob with(String input, String value) {
    if (inputs.put(input, value) == null) {
      throw new AssertionError("no input " + input);
    }
    return this;
  }

  /** The one variable that a workflow without the action needs. */
  Map<String, String> variables() {
    return Map.of("vars.PORT_TOKEN_URL", service.url());
  }

  /** Runs the action's step. */
  StepResult run() throws IOException, InterruptedException {
    Map<String, String> values = new TreeMap<>();
    inputs.forEach((name, value) -> values.put("inputs." + name, value));
    return runner.run(Step.ofAction(), values);
  }

  @Override
  public void close() {
    service.close();
  }
}
