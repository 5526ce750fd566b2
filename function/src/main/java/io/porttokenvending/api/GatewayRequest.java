package io.porttokenvending.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request as API Gateway handed it over.
 *
 * @param path as the gateway decoded it
 * @param query as it was sent, undecoded and without the question mark
 * @param headers by the name they came with
 * @param requestId of the gateway's own making, like {@code sourceIp} and {@code domainName}
 */
record GatewayRequest(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    RequestBody body,
    String requestId,
    String sourceIp,
    String domainName) {

  /** Every value of a header, whatever case its name came in. */
  List<String> header(String name) {
    List<String> values = new ArrayList<>();
    headers.forEach((key, value) -> {
      if (key.equalsIgnoreCase(name)) {
        values.add(value);
      }
    });
    return values;
  }

  /** The media type without parameters; a charset other than UTF-8 makes it another type. */
  String mediaType() {
    String value = String.join(",", header("content-type")).toLowerCase(Locale.ROOT);
    int semicolon = value.indexOf(';');
    if (semicolon < 0) {
      return value.strip();
    }
    for (String parameter : value.substring(semicolon + 1).split(";", -1)) {
      String stripped = parameter.strip().replace("\"", "");
      if (stripped.startsWith("charset=") && !stripped.equals("charset=utf-8")) {
        return value;
      }
    }
    return value.substring(0, semicolon).strip();
  }

  @Override
  public String toString() {
    return "GatewayRequest[" + requestId + "]";
  }
}
