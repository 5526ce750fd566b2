package io.porttokenvending.mcp;

/** The language that an agent's configuration file is written in. */
enum ConfigFormat {
  JSON("json"),
  TOML("toml"),
  YAML("yaml");

  private final String id;

  ConfigFormat(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  String mediaType() {
    return "application/" + id;
  }
}
