package io.porttokenvending.cli.lint;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The form that GitHub documents for the values of one claim.
 *
 * @param warning reported for a value that cannot have this form
 * @param expected the form in words; a message continues with it
 * @param templates the form, of which a value has one; none if only the fault counts
 * @param fault a reason that no value matches, apart from the templates
 * @param spelling rewrites a value into this form
 */
record ClaimForm(
    Warning warning,
    String expected,
    List<Template> templates,
    BiFunction<WrittenRule, String, Optional<String>> fault,
    BiFunction<WrittenRule, String, String> spelling) {

  static ClaimForm of(String expected, String... templates) {
    return new ClaimForm(
        Warning.NEVER_MATCHES,
        expected,
        Stream.of(templates).map(Template::new).toList(),
        (rule, text) -> Optional.empty(),
        (rule, text) -> text);
  }

  ClaimForm warning(Warning other) {
    return new ClaimForm(other, expected, templates, fault, spelling);
  }

  ClaimForm orFault(BiFunction<WrittenRule, String, Optional<String>> other) {
    return new ClaimForm(
        warning,
        expected,
        templates,
        (rule, text) -> fault.apply(rule, text).or(() -> other.apply(rule, text)),
        spelling);
  }

  ClaimForm spelling(BiFunction<WrittenRule, String, String> other) {
    return new ClaimForm(warning, expected, templates, fault, other);
  }

  /** Returns the reason that no token has a value that this one matches. */
  Optional<String> whyNever(WrittenRule rule, WrittenRule.Value value) {
    boolean meets =
        templates.isEmpty()
            || templates.stream().anyMatch(form -> form.meets(value.text(), value.kind()));
    return fault
        .apply(rule, value.text())
        .or(() -> meets ? Optional.empty() : Optional.of(expected));
  }
}
