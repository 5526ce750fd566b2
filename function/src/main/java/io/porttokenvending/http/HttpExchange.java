package io.porttokenvending.http;

import io.porttokenvending.http.HttpOutcome.Answer;
import io.porttokenvending.http.HttpOutcome.CutShort;
import io.porttokenvending.http.HttpOutcome.NoAnswer;
import io.porttokenvending.http.HttpOutcome.NotConnected;
import io.porttokenvending.http.HttpOutcome.TimedOut;
import io.porttokenvending.http.HttpOutcome.TooLarge;
import io.porttokenvending.timing.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One call over a prepared connection, on a thread that its caller may abandon. */
final class HttpExchange implements Callable<HttpOutcome> {
  private final HttpURLConnection connection;
  private final byte @Nullable [] body;
  private final Deadline end;
  private final int maxBytes;

  HttpExchange(HttpURLConnection connection, byte @Nullable [] body, Deadline end, int maxBytes) {
    this.connection = connection;
    this.body = body;
    this.end = end;
    this.maxBytes = maxBytes;
  }

  @Override
  public HttpOutcome call() {
    HttpOutcome outcome = connect();
    if (!(outcome instanceof Answer)) {
      connection.disconnect();
    }
    return outcome;
  }

  private HttpOutcome connect() {
    try {
      connection.connect();
    } catch (IOException e) {
      return isAbandoned() ? new TimedOut() : new NotConnected();
    }
    // Name resolution can outlast the caller's wait. The caller would not expect the effects of a
    // request that is sent now.
    return isAbandoned() ? new TimedOut() : exchange();
  }

  private HttpOutcome exchange() {
    int status;
    try {
      if (body != null) {
        connection.getOutputStream().write(body);
      }
      readHead();
      status = connection.getResponseCode();
    } catch (IOException e) {
      return isLate(e) ? new TimedOut() : new NoAnswer();
    }
    if (status < 200 || status > 599) {
      return new NoAnswer();
    }
    try {
      return read(status);
    } catch (IOException e) {
      return isLate(e) ? new TimedOut() : new CutShort(status);
    }
  }

  /** The status alone is not sufficient: the JDK also returns that of a truncated head. */
  private void readHead() throws IOException {
    try {
      connection.getInputStream();
    } catch (IOException e) {
      // The JDK reports an error status with these two types, and a broken connection with others.
      if (e.getClass() != IOException.class && e.getClass() != FileNotFoundException.class) {
        throw e;
      }
    } catch (RuntimeException e) {
      // The JDK fails on some challenges of a 401 or 407, and then has no status.
      throw new ProtocolException();
    }
  }

  private HttpOutcome read(int status) throws IOException {
    Map<String, List<String>> headers =
        headers(); // before the body, so that they include no trailer
    boolean chunked = "chunked".equalsIgnoreCase(connection.getHeaderField("Transfer-Encoding"));
    // RFC 9112 section 6.3: 204 and 304 have no body, and chunked encoding overrides a length.
    boolean bodiless = status == 204 || status == 304;
    long length = bodiless ? 0 : chunked ? -1 : connection.getContentLengthLong();
    if (length > maxBytes) {
      return new TooLarge(status);
    }
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    // Closing after the last byte lets the next call reuse the connection.
    try (InputStream in = bodyOf(status)) {
      byte[] buffer = new byte[8192];
      int n;
      while ((n = in.read(buffer, 0, Math.min(buffer.length, maxBytes + 1 - received.size())))
          > 0) {
        received.write(buffer, 0, n);
        if (received.size() > maxBytes) {
          return new TooLarge(status);
        }
        if (isAbandoned()) {
          return new TimedOut();
        }
      }
    }
    // The JDK sometimes reports a truncated body as complete.
    if (length >= 0 && received.size() != length) {
      return new CutShort(status);
    }
    // The JDK treats a truncated head as complete. A success that neither declares nor has a body
    // comes from such a head.
    if (status < 300 && length < 0 && !chunked && received.size() == 0) {
      return new NoAnswer();
    }
    return new Answer(status, headers, received.toByteArray());
  }

  private InputStream bodyOf(int status) throws IOException {
    if (status < 400) {
      return connection.getInputStream();
    }
    return Objects.requireNonNullElseGet(connection.getErrorStream(), InputStream::nullInputStream);
  }

  /** Returns the headers without the status line, which the JDK stores under the name null. */
  private Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new HashMap<>();
    connection
        .getHeaderFields()
        .forEach((name, values) -> {
          if (name != null) {
            headers.merge(name.toLowerCase(Locale.ROOT), values, HttpExchange::concat);
          }
        });
    return Map.copyOf(headers);
  }

  private static List<String> concat(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private boolean isLate(IOException e) {
    return e instanceof SocketTimeoutException || isAbandoned();
  }

  /** An interrupt can come before the deadline, if the caller itself is interrupted. */
  private boolean isAbandoned() {
    return end.hasPassed() || Thread.currentThread().isInterrupted();
  }
}
