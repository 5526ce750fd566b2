package io.porttokenvending.local;

import java.util.List;
import java.util.Optional;

/** What the command line of the local run asks for. */
sealed interface Arguments {
  String COMMAND = "mvn -P local";

  String USAGE =
      """
      Usage: %s [-Dlocal.args="--port PORT"]
        --port PORT   where the function is served on 127.0.0.1: 1 to 65535, or 0 for one that is
                      free; without it 3000\
      """
          .formatted(COMMAND);

  /**
   * The run as it was asked for.
   *
   * @param port 0 for one that is free
   */
  record Serve(int port) implements Arguments {}

  /** The arguments cannot be read. */
  record Wrong(String why) implements Arguments {}

  static Arguments read(List<String> arguments) {
    if (arguments.isEmpty()) {
      return new Serve(3000);
    }
    if (!arguments.getFirst().equals("--port")) {
      return new Wrong("Unknown argument: " + arguments.getFirst());
    }
    if (arguments.size() == 1) {
      return new Wrong("--port needs a number behind it");
    }
    if (arguments.size() > 2) {
      return new Wrong("Unknown argument: " + arguments.get(2));
    }
    return port(arguments.get(1))
        .<Arguments>map(Serve::new)
        .orElseGet(() -> new Wrong("Not a port: " + arguments.get(1)));
  }

  private static Optional<Integer> port(String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && text.length() <= 5
        ? Optional.of(Integer.valueOf(text)).filter(port -> port <= 65_535)
        : Optional.empty();
  }
}
