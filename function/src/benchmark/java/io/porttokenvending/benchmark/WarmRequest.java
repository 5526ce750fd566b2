package io.porttokenvending.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.endtoend.Upstreams;
import io.porttokenvending.lambda.VendingHandler;
import io.porttokenvending.secret.Secret;
import io.porttokenvending.testing.LambdaContext;
import io.porttokenvending.timing.Deadline;
import io.porttokenvending.token.TokenVerifier;
import io.porttokenvending.token.Verification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One granted request with cached keys, secret and Port token, and its unavoidable part. */
@State(Scope.Thread)
public class WarmRequest {
  private static final Deadline NO_WAIT = Deadline.in(Duration.ZERO);

  private final LambdaContext context = new LambdaContext();

  /** Reused for each response, as in the runtime interface client. */
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream(8192);

  private RSAPublicKey key;
  private byte[] signingInput;
  private byte[] signature;
  private TokenVerifier verifier;
  private Secret token;
  private VendingHandler handler;
  private byte[] event;

  /** The first request fills the caches, and its token does not expire during the fork. */
  @Setup
  public void vendOnce() throws IOException {
    // Discards the audit lines, which the runtime reads on Lambda.
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    Upstreams upstreams = new Upstreams(Files.createTempDirectory(WarmPath.FOLDER, "policy"));
    String compact = upstreams.token();
    int end = compact.lastIndexOf('.');
    key = upstreams.tokens().publicKey();
    signingInput = compact.substring(0, end).getBytes(US_ASCII);
    signature = Base64.getUrlDecoder().decode(compact.substring(end + 1));
    verifier = Verifiers.trusting(upstreams.tokens());
    token = Secret.of(compact);
    handler = new VendingHandler(upstreams.environment());
    event = upstreams.event(compact);
    String first = wholeRequest().toString(UTF_8);
    if (!first.startsWith("{\"statusCode\":200,")
        || !(verifyToken() instanceof Verification.Verified)) {
      throw new IllegalStateException("no token was issued: " + first);
    }
  }

  @Benchmark
  public boolean bareVerification() throws GeneralSecurityException {
    Signature verification = Signature.getInstance("SHA256withRSA");
    verification.initVerify(key);
    verification.update(signingInput);
    return verification.verify(signature);
  }

  @Benchmark
  public Verification verifyToken() {
    return verifier.verify(token, Instant.now(), NO_WAIT);
  }

  /** Handles an event and returns the response, both as bytes. */
  @Benchmark
  public ByteArrayOutputStream wholeRequest() throws IOException {
    answer.reset();
    handler.handleRequest(new ByteArrayInputStream(event), answer, context);
    return answer;
  }
}
