package io.porttokenvending.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.porttokenvending.http.HttpOutcome.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Complete responses with any content. */
class BoundedHttpClientAnswerTest {
  private static String text(Answer answer) {
    return new String(answer.body(), UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        200, 201, 202, 206, 299, 300, 301, 302, 303, 305, 307, 308, 399, 400, 401, 403, 404, 405,
        407, 408, 410, 413, 415, 418, 421, 422, 426, 429, 451, 499, 500, 501, 502, 503, 504, 529,
        599
      })
  void status_ofAnyKind_comesWithItsBody(int status) throws IOException {
    Answer answer =
        Calls.answerOf("HTTP/1.1 " + status + " Reason\r\nContent-Length: 4\r\n\r\nbody");
    assertEquals(status, answer.status());
    assertEquals("body", text(answer));
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void status_withoutBody_ignoresTheLength(int status) throws IOException {
    Answer answer =
        Calls.answerOf("HTTP/1.1 " + status + " Reason\r\nContent-Length: 400000\r\n\r\n");
    assertEquals(status, answer.status());
    assertEquals("", text(answer));
  }

  @ParameterizedTest
  @CsvSource({"200, 0", "302, 0", "404, 0", "500, 0", "302,", "404,", "500,"})
  void body_ofLengthZero_orErrorWithoutBody_isEmpty(int status, @Nullable String length)
      throws IOException {
    String header = length == null ? "" : "Content-Length: " + length + "\r\n";
    Answer answer = Calls.answerOf("HTTP/1.1 " + status + " Reason\r\n" + header + "\r\n");
    assertEquals(status, answer.status());
    assertEquals("", text(answer));
  }

  @Test
  void statusLine_withoutReason_isRead() throws IOException {
    assertEquals(200, Calls.answerOf("HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n{}").status());
  }

  @Test
  void answer_afterInterimAnswers_isTheFinalOne() throws IOException {
    Answer answer =
        Calls.answerOf(
            String.join(
                "\r\n\r\n",
                "HTTP/1.1 100 Continue",
                "HTTP/1.1 103 Early Hints\r\nLink: </a>",
                "HTTP/1.1 200 OK\r\nContent-Length: 2",
                "{}"));
    assertEquals(200, answer.status());
    assertEquals(Optional.empty(), answer.header("Link"));
  }

  @Test
  void body_endedByTheConnection_isWhole() throws IOException {
    assertEquals("until the end", text(Calls.answerOf("HTTP/1.0 200 OK\r\n\r\nuntil the end")));
  }

  @Test
  void body_inChunks_isJoinedAndTrailersAreNoHeaders() throws IOException {
    Answer answer =
        Calls.answerOf(
            String.join(
                "\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n",
                "4;ext=1\r\nbody\r\n5\r\n twic\r\n1\r\ne\r\n0\r\nRetry-After: 9\r\n\r\n"));
    assertEquals("body twice", text(answer));
    assertEquals(Optional.empty(), answer.header("Retry-After"));
  }

  @Test
  void body_ofNoChunk_isEmpty() throws IOException {
    assertEquals(
        "", text(Calls.answerOf("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")));
  }

  @Test
  void html_isABodyLikeAnyOther() throws IOException {
    String page = "<html>\n<body>502 Bad Gateway</body></html>";
    Answer answer =
        Calls.answerOf(
            String.join(
                "\r\n",
                "HTTP/1.1 502 Bad Gateway",
                "Content-Type: text/html",
                "Content-Length: " + page.length(),
                "",
                page));
    assertEquals(page, text(answer));
    assertEquals(Optional.of("text/html"), answer.header("content-type"));
  }

  @Test
  void gzip_notRequested_staysUnchanged() throws IOException {
    Answer answer =
        Calls.answerOf(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\037\213");
    assertEquals(2, answer.body().length);
    assertEquals((byte) 0x8b, answer.body()[1]);
  }

  @Test
  void headers_inAnyCase_areFoundByLowerCaseName() throws IOException {
    Answer answer =
        Calls.answerOf(
            String.join(
                "\r\n",
                "HTTP/1.1 429 Slow",
                "RETRY-after: 7",
                "Set-Cookie: a",
                "set-cookie: b",
                "X-Empty:",
                "Content-Length: 0\r\n\r\n"));
    assertEquals(Optional.of("7"), answer.header("Retry-After"));
    assertEquals(Optional.empty(), answer.header("Set-Cookie"));
    assertEquals(Optional.of(""), answer.header("x-empty"));
    assertEquals(
        List.of("a", "b"),
        answer.headers().getOrDefault("set-cookie", List.of()).stream().sorted().toList());
    assertThrows(UnsupportedOperationException.class, () -> answer.headers().clear());
  }
}
