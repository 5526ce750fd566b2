package io.porttokenvending.cli.explain;

/**
 * Colours, where there is a terminal to show them.
 *
 * @param on false leaves every text as it is
 */
public record Paint(boolean on) {
  public String good(String text) {
    return painted("32", text);
  }

  public String bad(String text) {
    return painted("1;31", text);
  }

  private String painted(String colour, String text) {
    return on ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }
}
