package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.ClaimKind;
import io.porttokenvending.trust.Glob;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Rewrites values into the form that GitHub documents. Suggestion checks the result. */
final class Spelling {
  private static final String HEADS = "refs/heads/";
  private static final String TAGS = "refs/tags/";
  private static final String PULLS = "refs/pull/";
  private static final String WORKFLOWS = "/.github/workflows/";
  private static final Pattern ADDRESS =
      Pattern.compile("^(https?://)?(www\\.)?github\\.com/|^\\./|^/");
  private static final Template SHA = new Template("<sha>");

  /** A pattern for refs of several kinds, a kind without a name, or an abbreviated commit. */
  private static final Pattern UNCLEAR =
      Pattern.compile("refs?[^/]*\\*.*|refs/[^/]*\\*.*|refs/(heads?|tags?|pull)|[0-9a-f]{7,40}");

  private static final Pattern VERSION = Pattern.compile("^v[0-9*].*");

  /** Misspelled starts of a ref, and the correct ones. */
  private static final Map<String, Pattern> STARTS =
      Map.of(
          HEADS,
          Pattern.compile(
              "^(refs/remotes/origin/|refs/branch(es)?/|refs/head/|ref/heads/|origin/|heads?/)"),
          TAGS,
          Pattern.compile("^(refs/tag/|ref/tags/|tags?/)"),
          PULLS,
          Pattern.compile("^pull/"));

  private Spelling() {}

  static String ref(WrittenRule rule, String text) {
    String bare = text.startsWith("/") ? text.substring(1) : text;
    if (bare.startsWith(HEADS) || bare.startsWith(TAGS) || bare.startsWith(PULLS)) {
      return bare;
    }
    for (Map.Entry<String, Pattern> start : STARTS.entrySet()) {
      if (start.getValue().matcher(bare).find()) {
        return start.getValue().matcher(bare).replaceFirst(start.getKey());
      }
    }
    if (UNCLEAR.matcher(bare).matches()) {
      return text;
    }
    String name = bare.startsWith("refs/") ? bare.substring("refs/".length()) : bare;
    return (VERSION.matcher(name).matches() ? TAGS : HEADS) + name;
  }

  static String branch(WrittenRule rule, String text) {
    String whole = text.startsWith("refs/") ? ref(rule, text) : text;
    return whole.startsWith(HEADS) ? whole.substring(HEADS.length()) : whole;
  }

  static String workflow(WrittenRule rule, String text) {
    int at = text.lastIndexOf('@');
    String path = ADDRESS.matcher(at < 0 ? text : text.substring(0, at)).replaceFirst("");
    String ref = at < 0 ? "main" : text.substring(at + 1);
    String whole = path.startsWith(".github/") ? onlyRepository(rule) + "/" + path : path;
    String[] parts = whole.split("/", -1);
    if (parts.length > 2 && !whole.contains(WORKFLOWS)) {
      whole = parts[0] + "/" + parts[1] + WORKFLOWS + parts[parts.length - 1];
    }
    if (whole.indexOf('.', whole.lastIndexOf('/')) < 0 && !whole.endsWith("*")) {
      whole = whole + ".yml";
    }
    boolean complete = ref.startsWith("**") || SHA.meets(ref, ClaimKind.REF);
    return whole + "@" + (complete ? ref : ref(rule, ref));
  }

  /** Returns the only repository that the rule names, or an empty string. */
  private static String onlyRepository(WrittenRule rule) {
    List<Glob> names = rule.patterns("repository");
    return names.size() == 1 && names.getFirst().isLiteral() ? names.getFirst().text() : "";
  }

  static String repository(WrittenRule rule, String text) {
    String name = ADDRESS.matcher(text).replaceFirst("").replace("git@github.com:", "");
    return name.endsWith(".git") ? name.substring(0, name.length() - ".git".length()) : name;
  }

  static String login(WrittenRule rule, String text) {
    String name = repository(rule, text.startsWith("@") ? text.substring(1) : text);
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  static String sha(WrittenRule rule, String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
