package io.porttokenvending.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.porttokenvending.http.HttpOutcome.Answer;
import io.porttokenvending.testing.RawServer;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that require another request cause none. */
class BoundedHttpClientFollowsNothingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "WWW-Authenticate: Basic realm=\"x\"",
        "WWW-Authenticate: Bearer error=\"invalid_token\"",
        "WWW-Authenticate: Digest realm=\"x\", nonce=\"y\"",
        "WWW-Authenticate: Negotiate",
        "WWW-Authenticate: NTLM",
        "Proxy-Authenticate: Basic realm=\"x\"",
      })
  void challenge_ofAnyScheme_isNotAnswered(String challenge) throws IOException {
    String rest = challenge + "\r\nContent-Length: 2\r\n\r\n{}";
    assertEquals(401, Calls.answerOf("HTTP/1.1 401 Unauthorized\r\n" + rest).status());
    assertEquals(407, Calls.answerOf("HTTP/1.1 407 Proxy\r\n" + rest).status());
  }

  @Test
  void challenge_withDefaultAuthenticator_isNotAnswered() throws IOException {
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("user", new char[] {'p'});
          }
        });
    try {
      String head = "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n";
      assertEquals(401, Calls.answerOf(head + "Content-Length: 0\r\n\r\n").status());
    } finally {
      Authenticator.setDefault(null);
    }
  }

  @Test
  void redirect_isReturned_andNotFollowed() throws IOException {
    try (RawServer target = RawServer.start(RawServer.Peer::hang)) {
      for (String code : List.of("301", "302", "303", "305", "307", "308")) {
        Answer answer =
            Calls.answerOf(
                String.join(
                    "\r\n",
                    "HTTP/1.1 " + code + " Elsewhere",
                    "Location: " + target.http("/"),
                    "Content-Length: 0\r\n\r\n"));
        assertEquals(Optional.of(target.http("/").toString()), answer.header("Location"));
      }
      assertEquals(0, target.connections());
    }
  }
}
