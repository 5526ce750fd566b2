package io.porttokenvending.contract;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Expected result of one fault of one upstream.
 *
 * @param calls number of calls to the upstream for one request
 * @param remembered how long the error is returned after the upstream has recovered
 */
record FaultExpectation(
    Upstream upstream, Fault fault, String code, int calls, Duration remembered) {

  /**
   * A column for each upstream; a cell is the code's end, then after the star the calls, then after
   * the plus the seconds that it is remembered.
   *
   * <p>The JDK repeats a GET that got no answer. The SDK retries what it cannot read, and waits for
   * a {@code Retry-After} until the limit of its call.
   */
  private static final String TABLE =
      """
      HANGS                unavailable*1              unavailable*1+5  unavailable*3      unavailable*3
      DRIPS                unavailable*1              unavailable*1+5  unavailable*3      unavailable*3
      NO_ANSWER            unavailable*3              unavailable*2+5  unavailable*3      unavailable*3
      CUT_SHORT            unavailable*1              unavailable*1+5  unavailable*3      unavailable*3
      CUT_AFTER_JSON       unavailable*1              unavailable*1+5  unavailable*3      unavailable*3
      HTML                 response_invalid*1         unavailable*1+5  unavailable*3      unavailable*3
      HALF_JSON            response_invalid*1         unavailable*1+5  unavailable*3      unavailable*3
      WRONG_TYPES          response_invalid*1         unavailable*1+5  unavailable*3      unavailable*3
      OVERSIZED            response_invalid*1         unavailable*1+5  unavailable*3      unavailable*3
      GARBAGE_AS_GZIP      response_invalid*1         unavailable*1+5  unavailable*3      unavailable*3
      REDIRECT             response_invalid*1         unavailable*1+5  unavailable*1      unavailable*1
      STATUS_400           response_invalid*1         unavailable*1+5  unavailable*1      unavailable*1
      STATUS_401           credentials_rejected*1+60  unavailable*1+5  unavailable*1      unavailable*1
      STATUS_403           credentials_rejected*1+60  unavailable*1+5  unavailable*1      unavailable*1
      STATUS_404           response_invalid*1         unavailable*1+5  unavailable*1      unavailable*1
      STATUS_500           unavailable*3              unavailable*1+5  unavailable*3      unavailable*3
      STATUS_503           unavailable*3              unavailable*1+5  unavailable*3      unavailable*3
      STATUS_500_ONCE      granted*2                  unavailable*1+5  granted*2          granted*3
      RETRY_AFTER_SECONDS  rate_limited*1+840         unavailable*1+5  unavailable*1      unavailable*1
      RETRY_AFTER_DATE     rate_limited*1+840         unavailable*1+5  unavailable*3      unavailable*3
      RETRY_AFTER_ABSURD   rate_limited*1+900         unavailable*1+5  unavailable*3      unavailable*3
      RETRY_AFTER_GARBAGE  rate_limited*1+30          unavailable*1+5  unavailable*3      unavailable*3
      RESET_EPOCH          rate_limited*1+840
      RESET_DELTA          rate_limited*1+840
      SECRET_AS_TOKEN      response_invalid*1
      """;

  private static final List<Upstream> COLUMNS =
      List.of(Upstream.PORT, Upstream.KEYS, Upstream.SECRETS, Upstream.USED_TOKENS);

  static List<FaultExpectation> all() {
    return TABLE.lines().flatMap(FaultExpectation::row).toList();
  }

  private static Stream<FaultExpectation> row(String line) {
    List<String> cells = List.of(line.split(" +", -1));
    Fault fault = Fault.valueOf(cells.getFirst());
    return IntStream.range(1, cells.size())
        .mapToObj(i -> cell(fault, COLUMNS.get(i - 1), cells.get(i)));
  }

  private static FaultExpectation cell(Fault fault, Upstream upstream, String cell) {
    List<String> parts = List.of(cell.split("[*+]", -1));
    Duration remembered = Duration.ofSeconds(parts.size() < 3 ? 0 : Long.parseLong(parts.get(2)));
    return new FaultExpectation(
        upstream,
        fault,
        upstream.code(parts.getFirst()),
        Integer.parseInt(parts.get(1)),
        remembered);
  }

  @Override
  public String toString() {
    return upstream + " " + fault;
  }
}
