package io.porttokenvending.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** The first query or form name that is given more than once, if any. */
  Optional<String> doubledQueryName() {
    return FormNames.doubled(query);
  }

  @Override
  public String toString() {
    return "GatewayRequest[" + requestId + "]";
  }
}
