package org.gap2028.engine.gap;

import static org.gap2028.engine.gap.GapConstant.HUAWEI_PATH_END_QUARTER;
import static org.gap2028.engine.gap.GapConstant.HUAWEI_PATH_START_QUARTER;
import static org.gap2028.engine.gap.GapConstant.RAMP_END_QUARTER;
import static org.gap2028.engine.gap.GapConstant.RAMP_START_QUARTER;

import java.util.ArrayList;
import java.util.List;
import org.gap2028.engine.model.Quarter;

/**
 * The twelve quarters of the models and what of the specification depends on the quarter alone.
 * Index t is 0 at the end of 2025 and 1 to {@link #QUARTERS} for 2026Q1 to 2028Q4.
 */
final class QuarterGrid {

  /** Number of quarters, 2026Q1 to 2028Q4. */
  static final int QUARTERS = 12;

  /** Length of a quarter, in years. */
  static final double YEARS = 0.25;

  /** Quarters by which capability follows compute. */
  static final int LAG = 2;

  /** From this quarter on NVIDIA's growth is damped: 2028Q1. */
  static final int FIRST_DAMPED = 9;

  private static final Quarter FIRST = new Quarter(2026, 1);

  private final double[] rampWeight = new double[QUARTERS + 1];
  private final double[] huaweiWeight = new double[QUARTERS + 1];
  private final int trunk;

  QuarterGrid(double[] constants) {
    int last = 0;
    for (int t = 0; t <= QUARTERS; t++) {
      rampWeight[t] = weight(t, constants, RAMP_START_QUARTER, RAMP_END_QUARTER);
      huaweiWeight[t] = weight(t, constants, HUAWEI_PATH_START_QUARTER, HUAWEI_PATH_END_QUARTER);
      if (rampWeight[t] == 0) {
        last = t;
      }
    }
    trunk = last;
  }

  private static double weight(int t, double[] constants, GapConstant start, GapConstant end) {
    double from = constants[start.ordinal()];
    double to = constants[end.ordinal()];
    return Math.min(Math.max((t - from) / (to - from), 0), 1);
  }

  /** w_t: how much of a policy is in force in quarter t, 0 to 1. */
  double rampWeight(int t) {
    return rampWeight[t];
  }

  /** f_t: how far Huawei's share has moved from mid-2026's to mid-2028's, 0 to 1. */
  double huaweiWeight(int t) {
    return huaweiWeight[t];
  }

  /** The last quarter in which no policy is in force: until then all scenarios are the same. */
  int trunk() {
    return trunk;
  }

  /** The quarters, 2026Q1 first. */
  static List<Quarter> quarters() {
    List<Quarter> quarters = new ArrayList<>(QUARTERS);
    for (int t = 0; t < QUARTERS; t++) {
      quarters.add(FIRST.plus(t));
    }
    return List.copyOf(quarters);
  }
}
