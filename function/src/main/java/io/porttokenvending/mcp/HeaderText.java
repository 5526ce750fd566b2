package io.porttokenvending.mcp;

/**
 * How header values are written for one reader.
 *
 * @param syntax of references, where secrets are not embedded
 */
record HeaderText(SecretForm form, EnvSyntax syntax) {
  String of(HeaderValue value) {
    return switch (form) {
      case EMBEDDED -> value.text();
      case REFERENCED ->
          switch (value) {
            case HeaderValue.Literal(String literal) -> literal;
            case HeaderValue.Confidential(String prefix, var secret, String variable) ->
                prefix + syntax.reference(variable);
          };
    };
  }
}
