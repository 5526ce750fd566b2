package io.porttokenvending.contract;

import io.porttokenvending.testing.Fake;
import io.porttokenvending.testing.World;

/** Upstreams that the function calls before it grants. */
enum Upstream {
  PORT("port_"),
  KEYS("signing_keys_"),
  SECRETS("secrets_"),
  USED_TOKENS("replay_store_");

  private final String codes;

  /**
   * @param codes what the codes of its faults begin with
   */
  Upstream(String codes) {
    this.codes = codes;
  }

  /** The code for a word of the faults' table. */
  String code(String word) {
    return switch (word) {
      case "granted" -> "200";
      case "secret_malformed" -> word;
      default -> codes + word;
    };
  }

  Fake in(World world, Fake usedTokens) {
    return switch (this) {
      case PORT -> world.port();
      case KEYS -> world.gitHub();
      case SECRETS -> world.secrets();
      case USED_TOKENS -> usedTokens;
    };
  }

  /** A body that is valid except for the fault. */
  String goodBody(World world) {
    return switch (this) {
      case PORT ->
          "{\"accessToken\":\"" + Fault.SAID + "\",\"expiresIn\":10800,\"tokenType\":\"Bearer\"}";
      case KEYS -> world.gitHub().tokens().jwks();
      case SECRETS -> "{\"SecretString\":\"" + Fault.SAID + "\",\"VersionId\":\"1\"}";
      case USED_TOKENS ->
          "{\"ConsumedCapacity\":{\"TableName\":\"" + Fault.SAID + "\",\"CapacityUnits\":1.0}}";
    };
  }

  /** JSON whose members have the right names and the wrong types. */
  String wrongTypes() {
    return switch (this) {
      case PORT ->
          "{\"accessToken\":{\"a\":\"" + Fault.SAID + "\"},\"expiresIn\":[],\"tokenType\":1}";
      case KEYS -> "{\"keys\":{\"kid\":\"" + Fault.SAID + "\"}}";
      case SECRETS -> "{\"SecretString\":[\"" + Fault.SAID + "\"],\"VersionId\":{}}";
      case USED_TOKENS -> "[\"" + Fault.SAID + "\"]";
    };
  }
}
