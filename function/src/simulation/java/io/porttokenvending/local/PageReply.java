package io.porttokenvending.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.porttokenvending.json.JsonText;
import io.porttokenvending.testing.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Replies of the page, which other sites cannot read, frame or change. */
final class PageReply {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
              + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  private PageReply() {}

  /** Returns a resource of this package. */
  static Reply file(String name, String type) throws IOException {
    try (InputStream content = PageReply.class.getResourceAsStream(name)) {
      if (content == null) {
        throw new IOException(name + " is missing on the class path");
      }
      return withHeaders(Reply.of(200).body(content.readAllBytes()))
          .header("Content-Type", type + "; charset=utf-8");
    }
  }

  static Reply json(int status, ObjectNode body) {
    return withHeaders(Reply.json(status, JsonText.write(body)));
  }

  /** Returns an error, which the page shows unchanged. */
  static Reply message(int status, String text) {
    return json(status, JsonNodeFactory.instance.objectNode().put("message", text));
  }

  private static Reply withHeaders(Reply reply) {
    Reply complete = reply;
    for (Map.Entry<String, String> header : HEADERS.entrySet()) {
      complete = complete.header(header.getKey(), header.getValue());
    }
    return complete;
  }
}
