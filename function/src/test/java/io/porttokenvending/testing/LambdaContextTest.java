package io.porttokenvending.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LambdaContextTest {
  @Test
  void remainingTime_set_isReturned() {
    var context = new LambdaContext("r").remaining(Duration.ofMillis(700));
    assertEquals(700, context.getRemainingTimeInMillis());
    assertEquals("r", context.getAwsRequestId());
  }

  @Test
  void invocations_haveRequestIdsOfTheirOwn() {
    assertNotEquals(new LambdaContext().getAwsRequestId(), new LambdaContext().getAwsRequestId());
  }
}
