package org.gap2028.engine.gap;

/**
 * How the residual moves in a quarter but for the random walk: a_t - a_{t-1} = perRatio r_t -
 * constant, by draw, in OOM.
 */
final class Drift {

  private final double poolingYears;
  private final double[] perRatio;
  private final double[] constant;

  Drift(double[] constants, int capacity) {
    poolingYears = constants[GapConstant.POOLING_HORIZON_YEARS.ordinal()];
    perRatio = new double[capacity];
    constant = new double[capacity];
  }

  /**
   * Computes the drift of n draws.
   *
   * @param r1 logarithm of the first compute ratio, by draw
   */
  void fill(double[][] inputs, double[] r1, int n) {
    double[] algorithmic = inputs[GapInput.ALGORITHMIC_GROWTH.ordinal()];
    double[] retention = inputs[GapInput.LEAD_RETENTION.ordinal()];
    double[] pooling = inputs[GapInput.COMPUTE_POOLING.ordinal()];
    double perQuarter = QuarterGrid.YEARS / poolingYears;
    for (int i = 0; i < n; i++) {
      double kept = QuarterGrid.YEARS * algorithmic[i] * retention[i];
      perRatio[i] = kept / r1[i];
      constant[i] = Math.fma(perQuarter, pooling[i], kept);
    }
  }

  /** By how much the residual rises per OOM of compute ratio. */
  double[] perRatio() {
    return perRatio;
  }

  /** By how much it falls whatever the ratio. */
  double[] constant() {
    return constant;
  }
}
