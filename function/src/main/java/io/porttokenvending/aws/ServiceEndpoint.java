package io.porttokenvending.aws;

import java.net.URI;
import java.util.Map;

/** The address of an AWS service in a region. */
final class ServiceEndpoint {
  private static final String COMMERCIAL = "amazonaws.com";

  /**
   * The partitions with a domain of their own, by what their regions' names begin with. The SDK
   * knows them too, but loads hundreds of classes to say so; a test asks it about every region.
   */
  private static final Map<String, String> DOMAINS =
      Map.of(
          "cn-", "amazonaws.com.cn",
          "eusc-", "amazonaws.eu",
          "us-iso-", "c2s.ic.gov",
          "us-isob-", "sc2s.sgov.gov",
          "us-isof-", "csp.hci.ic.gov",
          "eu-isoe-", "cloud.adc-e.uk");

  private ServiceEndpoint() {}

  /**
   * Where a service is.
   *
   * @param service the first label of its host, such as {@code dynamodb}
   */
  static URI of(String service, String region) {
    String domain =
        DOMAINS.entrySet().stream()
            .filter(partition -> region.startsWith(partition.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(COMMERCIAL);
    return URI.create("https://" + service + "." + region + "." + domain + "/");
  }
}
