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
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointParams;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;
import software.amazon.awssdk.services.secretsmanager.endpoints.SecretsManagerEndpointParams;
import software.amazon.awssdk.services.secretsmanager.endpoints.SecretsManagerEndpointProvider;

class ServiceEndpointTest {
  private static final List<Region> REGIONS =
      Region.regions().stream().filter(region -> !region.isGlobalRegion()).toList();

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, https://dynamodb.eu-west-1.amazonaws.com/",
    "us-gov-west-1, https://dynamodb.us-gov-west-1.amazonaws.com/",
    "cn-north-1, https://dynamodb.cn-north-1.amazonaws.com.cn/",
    "eu-west-99, https://dynamodb.eu-west-99.amazonaws.com/"
  })
  void endpoint_namesTheRegionAndThePartitionsDomain(String region, URI endpoint) {
    assertEquals(endpoint, ServiceEndpoint.of("dynamodb", region));
  }

  @Test
  void endpoint_ofEveryRegion_isInTheSdksDomainForIt() {
    assertTrue(REGIONS.size() > 30);
    for (Region region : REGIONS) {
      String domain = PartitionMetadata.of(region).dnsSuffix();
      assertEquals(
          "dynamodb." + region.id() + "." + domain,
          ServiceEndpoint.of("dynamodb", region.id()).getHost());
    }
  }

  @Test
  void endpointOfSecretsManager_inEveryRegion_isThatOfTheSdksRules() {
    SecretsManagerEndpointProvider rules = SecretsManagerEndpointProvider.defaultProvider();
    for (Region region : REGIONS) {
      var parameters = SecretsManagerEndpointParams.builder().region(region).build();
      assertEquals(
          rules.resolveEndpoint(parameters).join().endpointUrl().host(),
          ServiceEndpoint.of("secretsmanager", region.id()).getHost());
    }
  }

  @Test
  void endpointOfDynamoDb_inEveryRegion_isThatOfTheSdksRules() {
    DynamoDbEndpointProvider rules = DynamoDbEndpointProvider.defaultProvider();
    for (Region region : REGIONS) {
      var parameters = DynamoDbEndpointParams.builder().region(region).build();
      assertEquals(
          rules.resolveEndpoint(parameters).join().endpointUrl().host(),
          ServiceEndpoint.of("dynamodb", region.id()).getHost());
    }
  }
}
