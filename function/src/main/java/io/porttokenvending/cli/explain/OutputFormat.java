package io.porttokenvending.cli.explain;

/** For whom a report is written. */
public enum OutputFormat {
  HUMAN,
  JSON
}
