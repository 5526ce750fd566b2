package io.porttokenvending.infra;

/** API Gateway's throttling. */
final class TokenBucket {
  private TokenBucket() {}

  /** How many of these jobs it turns away. */
  static int throttled(double[] arrivals, double rate, double burst) {
    double tokens = burst;
    double last = 0;
    int refused = 0;
    for (double arrival : arrivals) {
      tokens = Math.min(burst, tokens + (arrival - last) * rate);
      last = arrival;
      if (tokens >= 1) {
        tokens--;
      } else {
        refused++;
      }
    }
    return refused;
  }
}
