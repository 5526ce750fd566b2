package io.porttokenvending.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A role's statements, which allow a call or do not, by the part of IAM's rules that they use. */
final class RolePolicy {
  private static final Set<String> KNOWN =
      Set.of("Sid", "Effect", "Action", "Resource", "Condition");

  private final List<Map<String, Object>> statements = new ArrayList<>();

  private RolePolicy() {}

  static RolePolicy of(Stack stack, String role) {
    RolePolicy policy = new RolePolicy();
    Map<String, Object> properties = stack.resource("AWS::IAM::Role", role);
    for (Object inline : Stack.list(properties.get("Policies"))) {
      Map<String, Object> document = Stack.map(Stack.map(inline).get("PolicyDocument"));
      for (Object statement : Stack.list(document.get("Statement"))) {
        policy.add(Stack.map(statement));
      }
    }
    return policy;
  }

  private void add(Map<String, Object> statement) {
    if (!KNOWN.containsAll(statement.keySet())) {
      throw new IllegalStateException("not evaluated here: " + statement.keySet());
    }
    statements.add(statement);
  }

  List<Map<String, Object>> statements() {
    return statements;
  }

  /**
   * Whether the call is allowed; a denial wins.
   *
   * @param context the condition keys that the call has
   */
  boolean allows(String action, String resource, Map<String, String> context) {
    return statements.stream().anyMatch(each -> applies("Allow", each, action, resource, context))
        && statements.stream().noneMatch(each -> applies("Deny", each, action, resource, context));
  }

  private static boolean applies(
      String effect,
      Map<String, Object> statement,
      String action,
      String resource,
      Map<String, String> context) {
    return effect.equals(statement.get("Effect"))
        && Stack.list(statement.get("Action")).stream()
            .anyMatch(each -> matches(lower(each), lower(action)))
        && Stack.list(statement.get("Resource")).stream()
            .anyMatch(each -> matches(String.valueOf(each), resource))
        && holds(Stack.map(statement.getOrDefault("Condition", Map.of())), context);
  }

  /** Returns whether every operator and key matches; a key that the call lacks does not match. */
  private static boolean holds(Map<String, Object> condition, Map<String, String> context) {
    for (var operator : condition.entrySet()) {
      boolean patterns =
          switch (operator.getKey()) {
            case "StringEquals" -> false;
            case "StringLike", "ArnLike" -> true;
            default -> throw new IllegalStateException("not evaluated here: " + operator.getKey());
          };
      for (var wanted : Stack.map(operator.getValue()).entrySet()) {
        String sent = context.get(wanted.getKey());
        if (sent == null
            || Stack.list(wanted.getValue()).stream()
                .map(String::valueOf)
                .noneMatch(each -> patterns ? matches(each, sent) : each.equals(sent))) {
          return false;
        }
      }
    }
    return true;
  }

  /** With {@code *} for any characters and {@code ?} for one. */
  private static boolean matches(String pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    char first = pattern.charAt(0);
    if (first == '*') {
      return matches(pattern.substring(1), text)
          || (!text.isEmpty() && matches(pattern, text.substring(1)));
    }
    return !text.isEmpty()
        && (first == '?' || first == text.charAt(0))
        && matches(pattern.substring(1), text.substring(1));
  }

  private static String lower(Object text) {
    return String.valueOf(text).toLowerCase(Locale.ROOT);
  }
}
