package io.porttokenvending.mcp;

/**
 * Formats header values for one agent.
 *
 * @param syntax of references to variables; unused when secrets are embedded
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
