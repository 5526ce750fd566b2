package io.porttokenvending.aws;

import java.net.URI;
import java.util.Map;

/** DynamoDB's address in a region. */
final class DynamoDbEndpoint {
  private static final String COMMERCIAL = "amazonaws.com";

  /**
   * The partitions with a domain of their own, by what their regions' names begin with. The SDK's
   * {@code PartitionMetadata} knows them too, but loads 400 classes that nothing else here needs; a
   * test asks it about every region.
   */
  private static final Map<String, String> DOMAINS =
      Map.of(
          "cn-", "amazonaws.com.cn",
          "eusc-", "amazonaws.eu",
          "us-iso-", "c2s.ic.gov",
          "us-isob-", "sc2s.sgov.gov",
          "us-isof-", "csp.hci.ic.gov",
          "eu-isoe-", "cloud.adc-e.uk");

  private DynamoDbEndpoint() {}

  static URI in(String region) {
    String domain =
        DOMAINS.entrySet().stream()
            .filter(partition -> region.startsWith(partition.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(COMMERCIAL);
    return URI.create("https://dynamodb." + region + "." + domain + "/");
  }
}
