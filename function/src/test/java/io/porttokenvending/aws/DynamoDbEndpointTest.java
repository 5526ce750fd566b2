package io.porttokenvending.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

class DynamoDbEndpointTest {
  @ParameterizedTest
  @CsvSource({
    "eu-west-1, https://dynamodb.eu-west-1.amazonaws.com/",
    "us-gov-west-1, https://dynamodb.us-gov-west-1.amazonaws.com/",
    "cn-north-1, https://dynamodb.cn-north-1.amazonaws.com.cn/",
    "eu-west-99, https://dynamodb.eu-west-99.amazonaws.com/"
  })
  void endpoint_namesTheRegionAndThePartitionsDomain(String region, URI endpoint) {
    assertEquals(endpoint, DynamoDbEndpoint.in(region));
  }

  @Test
  void endpoint_ofEveryRegionThatTheSdkKnows_isInTheDomainThatTheSdkSays() {
    List<Region> regions = Region.regions();
    assertTrue(regions.size() > 30);
    for (Region region : regions) {
      String domain = PartitionMetadata.of(region).dnsSuffix();
      assertEquals(
          "dynamodb." + region.id() + "." + domain, DynamoDbEndpoint.in(region.id()).getHost());
    }
  }
}
