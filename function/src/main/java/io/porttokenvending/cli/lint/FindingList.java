package io.porttokenvending.cli.lint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.porttokenvending.json.JsonText;

/** Findings as a JSON list of objects, which all have the same members. */
final class FindingList {
  private FindingList() {}

  static String of(LintResult result) {
    SourceText source = new SourceText(result.folder());
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Finding finding : result.findings()) {
      list.addObject()
          .put("file", result.path(finding))
          .put("line", finding.at().line())
          .put("column", finding.at().column())
          .put("severity", finding.severity().toString())
          .put("code", finding.code())
          .put("message", finding.message())
          .put("text", source.line(finding).orElse(null))
          .put("suggestion", finding.suggestion().orElse(null));
    }
    return JsonText.writePretty(list);
  }
}
