package io.porttokenvending.api;

import java.util.List;

/**
 * A request as API Gateway handed it over.
 *
 * @param path decoded by the gateway
 * @param authorization every value of the header
 * @param requestId set by the gateway, like {@code sourceIp} and {@code domainName}
 */
record GatewayRequest(
    String method,
    String path,
    FormParameters query,
    List<String> authorization,
    RequestBody body,
    String requestId,
    String sourceIp,
    String domainName) {

  @Override
  public String toString() {
    return "GatewayRequest[" + requestId + "]";
  }
}
