package io.porttokenvending.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a start must cost: the same calls and the same signature check on the bare JDK, without
 * policy, cache, limit or any care. For measurements, where both ends are ours.
 */
public final class ByHandHandler implements RequestStreamHandler {
  private static final String JSON = "application/x-amz-json-1.1";

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    try {
      String[] token = afterBearer(new String(event.readAllBytes(), UTF_8)).split("\\.", -1);
      verify(token, text(send(env("OIDC_ISSUERS").split("=", 2)[1], null)));
      String secret = member(text(secret()), "SecretString").replace("\\", "");
      HttpURLConnection port = open(env("PORT_API_URL") + "/v1/auth/access_token");
      port.setRequestProperty("Content-Type", "application/json");
      String vended = member(text(send(port, secret)), "accessToken");
      answer.write(("{\"statusCode\":200,\"body\":\"" + vended + "\"}").getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static void verify(String[] token, String keys) throws GeneralSecurityException {
    String kid = member(text(token[0]), "kid");
    int at = keys.indexOf('"' + kid + '"');
    String key = keys.substring(keys.lastIndexOf('{', at), keys.indexOf('}', at));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
    signature.update((token[0] + '.' + token[1]).getBytes(UTF_8));
    boolean ended = text(token[1]).contains("\"exp\":0");
    if (ended || !signature.verify(Base64.getUrlDecoder().decode(token[2]))) {
      throw new GeneralSecurityException("the token is not good");
    }
  }

  /** Signature Version 4 of the only call. */
  private static HttpURLConnection secret() throws IOException, GeneralSecurityException {
    String address = env("AWS_ENDPOINT_URL_SECRETS_MANAGER");
    String body = "{\"SecretId\":\"port/catalog-reader\"}";
    String time = Instant.now().toString().substring(0, 19).replace("-", "").replace(":", "") + "Z";
    String scope = time.substring(0, 8) + "/eu-west-1/secretsmanager/aws4_request";
    String signed = "content-type;host;x-amz-date;x-amz-security-token;x-amz-target";
    String canonical =
        "POST\n/\n\ncontent-type:"
            + JSON
            + "\nhost:"
            + URI.create(address).getAuthority()
            + "\nx-amz-date:"
            + time
            + "\nx-amz-security-token:"
            + env("AWS_SESSION_TOKEN")
            + "\nx-amz-target:secretsmanager.GetSecretValue\n\n"
            + signed
            + '\n'
            + hash(body);
    byte[] key = ("AWS4" + env("AWS_SECRET_ACCESS_KEY")).getBytes(UTF_8);
    for (String part : scope.split("/", -1)) {
      key = mac(key, part);
    }
    key = mac(key, "AWS4-HMAC-SHA256\n" + time + '\n' + scope + '\n' + hash(canonical));
    HttpURLConnection call = open(address + "/");
    call.setRequestProperty("Content-Type", JSON);
    call.setRequestProperty("X-Amz-Date", time);
    call.setRequestProperty("X-Amz-Security-Token", env("AWS_SESSION_TOKEN"));
    call.setRequestProperty("X-Amz-Target", "secretsmanager.GetSecretValue");
    call.setRequestProperty(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential="
            + env("AWS_ACCESS_KEY_ID")
            + '/'
            + scope
            + ", SignedHeaders="
            + signed
            + ", Signature="
            + HexFormat.of().formatHex(key));
    return send(call, body);
  }

  private static HttpURLConnection open(String address) throws IOException {
    return (HttpURLConnection) URI.create(address).toURL().openConnection();
  }

  private static HttpURLConnection send(String address, @Nullable String body) throws IOException {
    return send(open(address), body);
  }

  private static HttpURLConnection send(HttpURLConnection call, @Nullable String body)
      throws IOException {
    if (body != null) {
      call.setDoOutput(true);
      call.getOutputStream().write(body.getBytes(UTF_8));
    }
    return call;
  }

  private static String text(HttpURLConnection call) throws IOException {
    try (InputStream in = call.getInputStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String text(String base64) {
    return new String(Base64.getUrlDecoder().decode(base64), UTF_8);
  }

  private static BigInteger number(String json, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(member(json, name)));
  }

  private static String afterBearer(String event) {
    int from = event.indexOf("Bearer ") + 7;
    return event.substring(from, event.indexOf('"', from));
  }

  /** The text of a member; one that holds escaped quotes ends with the brace behind them. */
  private static String member(String json, String name) {
    int from = json.indexOf('"', json.indexOf('"' + name + '"') + name.length() + 2) + 1;
    int end = json.indexOf('"', from);
    while (json.charAt(end - 1) == '\\') {
      end = json.indexOf('"', end + 1);
    }
    return json.substring(from, end);
  }

  private static String hash(String text) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }

  private static String env(String name) {
    return System.getenv(name);
  }
}
