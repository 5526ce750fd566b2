package io.porttokenvending.json;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Messages for constructs outside the subset and for syntax errors. The parser's own messages quote
 * the file, so they only select one of these messages.
 */
final class YamlErrors {
  static final String ALIAS = "an alias (*name) is not allowed; write the value, or quote the text";
  static final String ANCHOR =
      "an anchor (&name) is not allowed; remove it, and write the value at each place";
  static final String TAG = "a tag (!name) is not allowed; remove it, and quote a string";
  static final String DIRECTIVE = "a directive (%YAML, %TAG) is not allowed; remove the line";
  static final String MERGE_KEY = "a merge key (<<) is not allowed; write the keys";
  static final String KEY_NOT_SCALAR = "a list or mapping as a key is not allowed; write a string";
  static final String EMPTY = "the file contains no document; write one";
  static final String SECOND_DOCUMENT =
      "a second document is not allowed; write each document to its own file";
  static final String UNREADABLE = "this is not valid YAML; quote the text if it is a string";
  static final String HALF_SURROGATE_PAIR =
      "half a surrogate pair is not allowed; write the whole character";

  private static final String DOES_NOT_FIT =
      "this does not continue the previous line; align the indentation, or quote the whole string";

  /** Messages by a part of the parser's context or problem; the first match applies. */
  private static final Map<String, String> MESSAGES = new LinkedHashMap<>();

  static {
    MESSAGES.put("while scanning an alias", ALIAS);
    MESSAGES.put("while scanning an anchor", ANCHOR);
    MESSAGES.put("while scanning a tag", TAG);
    MESSAGES.put("undefined tag handle", TAG);
    MESSAGES.put("irective", DIRECTIVE);
    MESSAGES.put("duplicate tag handle", DIRECTIVE);
    MESSAGES.put(
        "expected '<document start>'",
        "text outside the document is not allowed; remove it, or align its indentation");
    MESSAGES.put("(TAB)", "a tab is not allowed here; indent with spaces");
    MESSAGES.put(
        "cannot start any token",
        "an unquoted string cannot begin with this character; quote the string");
    MESSAGES.put(
        "could not find expected ':'",
        "a key has no colon, or a string ends too early; write key: value");
    MESSAGES.put(
        "sequence entries are not allowed",
        "a list item is not allowed here; begin it on a new line");
    MESSAGES.put(
        "mapping keys are not allowed", "a key is not allowed here; begin it on a new line");
    MESSAGES.put(
        "mapping values are not allowed",
        "an unquoted string cannot contain a colon followed by a space; quote the string");
    MESSAGES.put(
        "while scanning a block scalar",
        "a block string is invalid; write | or > alone, then its lines with equal indentation");
    MESSAGES.put(
        "unexpected end of stream", "a quoted string has no end; close it with the same quote");
    MESSAGES.put(
        "unexpected document separator",
        "a quoted string contains --- or ... at the start of a line; close it before");
    MESSAGES.put(
        "escape",
        "an unknown escape in a double-quoted string; write \\\\ for a backslash, or use single"
            + " quotes");
    MESSAGES.put(
        "while parsing a flow sequence",
        "a comma is missing between two items, or the list has no end; write ]");
    MESSAGES.put(
        "while parsing a flow mapping",
        "a comma is missing between two entries, or the mapping has no end; write }");
    MESSAGES.put("expected <block end>", DOES_NOT_FIT);
    MESSAGES.put(
        "expected the node content", "a value is missing here; write one, or quote the text");
  }

  private YamlErrors() {}

  static String explain(String context, String problem) {
    for (Map.Entry<String, String> message : MESSAGES.entrySet()) {
      if (context.contains(message.getKey()) || problem.contains(message.getKey())) {
        return message.getValue();
      }
    }
    return UNREADABLE;
  }

  static String duplicateKey(Position first) {
    return "this key is already in the mapping, at line "
        + first.line()
        + ", column "
        + first.column()
        + "; keep one of the two";
  }
}
