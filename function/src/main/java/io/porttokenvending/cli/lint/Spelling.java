package io.porttokenvending.cli.lint;

import io.porttokenvending.trust.Glob;
import io.porttokenvending.trust.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Rewrites values into the form that GitHub documents. Suggestion checks the result. */
final class Spelling {
  private static final String HEADS = "refs/heads/";
  private static final String TAGS = "refs/tags/";
  private static final String WORKFLOWS = "/.github/workflows/";
  private static final Pattern ADDRESS =
      Pattern.compile("^(https?://)?(www\\.)?github\\.com/|^git@github\\.com:|^\\./|^/");

  /** Misspelled starts of a branch's ref, and of a tag's. */
  private static final Pattern BRANCH_START =
      Pattern.compile(
          "^(refs/remotes/origin/|refs/branch(es)?/|refs/head/|ref/heads/|origin/|heads?/)");

  private static final Pattern TAG_START = Pattern.compile("^(refs/tag/|ref/tags/|tags?/)");

  /** A pattern for refs of several kinds, a kind without a name, or an abbreviated commit. */
  private static final Pattern UNCLEAR =
      Pattern.compile("refs?[^/]*\\*.*|refs/[^/]*\\*.*|refs/(heads?|tags?|pull)|[0-9a-f]{7,40}");

  private static final Pattern COMPLETE_REF =
      Pattern.compile("\\*\\*.*|[0-9a-f*]*\\*[0-9a-f*]*|[0-9a-f]{40}");

  private Spelling() {}

  static String of(RuleSource rule, String claim, String text) {
    return switch (claim) {
      case "ref" -> ref(text);
      case "base_ref", "head_ref" -> branch(text);
      case "job_workflow_ref", "workflow_ref" -> workflow(rule, text);
      case "repository" -> repository(text);
      case "actor", "repository_owner" -> login(text);
      case "sha", "job_workflow_sha", "workflow_sha" -> text.toLowerCase(Locale.ROOT);
      default -> NearestName.of(text, ClaimForms.WORDS.getOrDefault(claim, List.of())).orElse(text);
    };
  }

  private static String ref(String text) {
    String bare = text.startsWith("/") ? text.substring(1) : text;
    String corrected = BRANCH_START.matcher(bare).replaceFirst(HEADS);
    corrected = TAG_START.matcher(corrected).replaceFirst(TAGS);
    corrected = corrected.startsWith("pull/") ? "refs/" + corrected : corrected;
    if (corrected.matches("refs/(heads|tags|pull)/.*")) {
      return corrected;
    }
    if (UNCLEAR.matcher(bare).matches()) {
      return text;
    }
    String name = bare.startsWith("refs/") ? bare.substring("refs/".length()) : bare;
    return (name.matches("v[0-9*].*") ? TAGS : HEADS) + name;
  }

  private static String branch(String text) {
    String whole = text.startsWith("refs/") ? ref(text) : text;
    return whole.startsWith(HEADS) ? whole.substring(HEADS.length()) : whole;
  }

  private static String workflow(RuleSource rule, String text) {
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
    return whole + "@" + (COMPLETE_REF.matcher(ref).matches() ? ref : ref(ref));
  }

  /** Returns the only repository that the rule names, or an empty string. */
  private static String onlyRepository(RuleSource rule) {
    List<Glob> names = rule.patterns("repository");
    return names.size() == 1 && names.getFirst().isLiteral() ? names.getFirst().text() : "";
  }

  private static String repository(String text) {
    String name = ADDRESS.matcher(text).replaceFirst("");
    return name.endsWith(".git") ? name.substring(0, name.length() - ".git".length()) : name;
  }

  private static String login(String text) {
    String name = repository(text.startsWith("@") ? text.substring(1) : text);
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }
}
