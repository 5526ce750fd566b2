package io.porttokenvending.json;

import java.util.List;

/**
 * What is said about each construct that is refused. The parser's own words quote its input, so
 * they are looked into but never passed on.
 */
final class YamlSyntax {
  static final String ALIAS = "an alias (*name) is not allowed; write the value out";
  static final String ANCHOR =
      "an anchor (&name) is not allowed; remove it, and write the value out at each place";
  static final String TAG = "a tag (!name) is not allowed; remove it, and quote what is a string";
  static final String DIRECTIVE = "a directive (%YAML, %TAG) is not allowed; remove the line";
  static final String MERGE_KEY = "a merge key (<<) is not allowed; write the keys out";
  static final String KEY_NOT_SCALAR = "a list or mapping as a key is not allowed; write a string";
  static final String EMPTY = "there is no document; write one";
  static final String SECOND_DOCUMENT =
      "a second document is not allowed; write each document to a file of its own";
  static final String UNREADABLE = "not YAML from here on; quote the text if it is a string";
  static final String UNFIT =
      "this does not fit what is before it; indent it alike, or quote the whole string";
  static final String HALF_SURROGATE_PAIR =
      "half a surrogate pair is not allowed; write the whole character";

  private static final String TAB = "a tab is not allowed here; indent with spaces";
  private static final String NO_COLON =
      "a key without a colon, or a string that ends too early; write key: value";
  private static final String BLOCK_SCALAR =
      "not the form of a block string; write | or > alone, then its lines indented alike";
  private static final String ESCAPE =
      "an unknown escape in a double-quoted string; write \\\\ for a backslash, or single quotes";

  /**
   * What to say of an error of the parser.
   *
   * @param sign part of the parser's context or problem
   */
  private record Explanation(String sign, String message) {}

  /** The first whose sign is there counts. */
  private static final List<Explanation> EXPLANATIONS =
      List.of(
          new Explanation("while scanning an alias", ALIAS),
          new Explanation("while scanning an anchor", ANCHOR),
          new Explanation("while scanning a tag", TAG),
          new Explanation("undefined tag handle", TAG),
          new Explanation("while scanning a directive", DIRECTIVE),
          new Explanation("while scanning a YAML directive", DIRECTIVE),
          new Explanation("duplicate YAML directive", DIRECTIVE),
          new Explanation("duplicate tag handle", DIRECTIVE),
          new Explanation("before directives", DIRECTIVE),
          new Explanation(
              "expected '<document start>'",
              "text outside the one document is not allowed; remove it, or indent it like the rest"),
          new Explanation("(TAB)", TAB),
          new Explanation(
              "cannot start any token",
              "no unquoted string starts with this character; quote the string"),
          new Explanation("could not find expected ':'", NO_COLON),
          new Explanation(
              "sequence entries are not allowed",
              "a list item is not allowed here; start it on a new line"),
          new Explanation(
              "mapping keys are not allowed", "a key is not allowed here; start it on a new line"),
          new Explanation(
              "mapping values are not allowed",
              "a colon with a space after it is not allowed in an unquoted string; quote the string"),
          new Explanation("while scanning a block scalar", BLOCK_SCALAR),
          new Explanation(
              "unexpected end of stream",
              "a quoted string without an end; close it with the same quote"),
          new Explanation(
              "unexpected document separator",
              "a quoted string goes on over --- or ...; close it before"),
          new Explanation("escape", ESCAPE),
          new Explanation(
              "while parsing a flow sequence",
              "an item without a comma, or a list without an end; write ]"),
          new Explanation(
              "while parsing a flow mapping",
              "an entry without a comma, or a mapping without an end; write }"),
          new Explanation("expected <block end>", UNFIT),
          new Explanation(
              "expected the node content",
              "a value is missing before this; write one, or quote the text"));

  private YamlSyntax() {}

  static String explain(String context, String problem) {
    for (Explanation explanation : EXPLANATIONS) {
      if (context.contains(explanation.sign()) || problem.contains(explanation.sign())) {
        return explanation.message();
      }
    }
    return UNREADABLE;
  }

  static String duplicateKey(Position first) {
    return "the same key is already in this mapping, at line "
        + first.line()
        + ", column "
        + first.column()
        + "; keep one of the two";
  }
}
