package io.porttokenvending.json;

import java.util.Map;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * Hands the scanner's tokens on to the parser, and refuses those that the subset has not: only a
 * token still has the place of each anchor, tag and directive.
 */
final class YamlTokens implements Scanner {
  private static final Map<Token.ID, String> REFUSED =
      Map.of(
          Token.ID.Alias, YamlSyntax.ALIAS,
          Token.ID.Anchor, YamlSyntax.ANCHOR,
          Token.ID.Tag, YamlSyntax.TAG,
          Token.ID.Directive, YamlSyntax.DIRECTIVE);

  private final Scanner scanner;
  private final ProblemList problems;
  private boolean afterScalar;

  YamlTokens(Scanner scanner, ProblemList problems) {
    this.scanner = scanner;
    this.problems = problems;
  }

  @Override
  public Token next() {
    Token token = scanner.next();
    String refusal = REFUSED.get(token.getTokenId());
    if (refusal != null) {
      refuse(token, refusal);
    }
    boolean isScalar = token.getTokenId() == Token.ID.Scalar;
    if (isScalar && afterScalar) {
      // The parser takes the second of two scalars for a value, as in: ? 'key' value
      refuse(token, YamlSyntax.UNFIT);
    }
    afterScalar = isScalar;
    return token;
  }

  private void refuse(Token token, String message) {
    problems.add(YamlEvents.position(token.getStartMark()), message);
  }

  @Override
  public boolean hasNext() {
    return scanner.hasNext();
  }

  @Override
  public boolean checkToken(Token.ID choice) {
    return scanner.checkToken(choice);
  }

  @Override
  public boolean checkToken(Token.ID... choices) {
    return scanner.checkToken(choices);
  }

  @Override
  public Token peekToken() {
    return scanner.peekToken();
  }

  @Override
  public void resetDocumentIndex() {
    scanner.resetDocumentIndex();
  }
}
