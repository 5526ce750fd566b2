package io.porttokenvending.trust;

/** What a profile says of one header of a additional MCP server. */
public sealed interface HeaderSetting {
  /** A value that everybody may see. */
  record Literal(String value) implements HeaderSetting {}

  /**
   * A value that is read from Secrets Manager for each answer.
   *
   * @param secret name or ARN
   * @param field the member of the secret's JSON object that holds the value
   */
  record FromSecret(String secret, String field) implements HeaderSetting {}
}
