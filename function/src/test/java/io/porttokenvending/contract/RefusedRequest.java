package io.porttokenvending.contract;

import io.porttokenvending.exchange.ErrorCode;
import io.porttokenvending.testing.GatewayEvent;
import io.porttokenvending.testing.World;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A request that is refused, and what its refusal says beyond the row of its code.
 *
 * @param failedClaims what the token said for each, empty for a refusal without this member
 * @param headers beyond those that every answer of the code's status has
 */
public record RefusedRequest(
    GatewayEvent event,
    String detail,
    Map<String, String> failedClaims,
    Map<String, String> headers) {

  /** For each code, prepares a world that is as at first and a request that it refuses so. */
  public static final Map<ErrorCode, Function<World, RefusedRequest>> BY_CODE = byCode();

  private static Map<ErrorCode, Function<World, RefusedRequest>> byCode() {
    Map<ErrorCode, Function<World, RefusedRequest>> all = new EnumMap<>(ErrorCode.class);
    all.putAll(FormRefusals.BY_CODE);
    all.putAll(TokenRefusals.BY_CODE);
    all.putAll(PolicyRefusals.BY_CODE);
    all.putAll(UpstreamRefusals.BY_CODE);
    all.putAll(ReplayRefusals.BY_CODE);
    return all;
  }

  static RefusedRequest in(World world, ErrorCode code) {
    return Objects.requireNonNull(BY_CODE.get(code), code::code).apply(world);
  }

  static RefusedRequest refused(GatewayEvent event, String detail) {
    return new RefusedRequest(event, detail, Map.of(), Map.of());
  }

  static RefusedRequest failing(String claim, String sent, GatewayEvent event, String detail) {
    return new RefusedRequest(event, detail, Map.of(claim, sent), Map.of());
  }

  RefusedRequest with(String header, String value) {
    return new RefusedRequest(event, detail, failedClaims, Map.of(header, value));
  }
}
