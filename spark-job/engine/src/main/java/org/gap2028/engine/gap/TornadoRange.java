package org.gap2028.engine.gap;

import static org.gap2028.engine.gap.GapConstant.HUAWEI_PATH_END_QUARTER;
import static org.gap2028.engine.gap.GapConstant.HUAWEI_PATH_START_QUARTER;
import static org.gap2028.engine.gap.GapConstant.RAMP_END_QUARTER;
import static org.gap2028.engine.gap.GapConstant.RAMP_START_QUARTER;

/**
 * The range over which a tornado moves a constant: the specification's where the configuration's
 * value lies in it. Otherwise the value moves by the factors that lead from the default to the ends
 * of that range, a quarter by the same shifts. Where this would leave what is allowed it ends
 * there; a quarter that starts or ends an interval stays one quarter from its other end, or as near
 * as the configuration has them.
 *
 * @param low the low value, in the constant's unit
 * @param high the high value
 */
record TornadoRange(double low, double high) {

  /** Least length of an interval that a tornado makes, in quarters. */
  private static final double INTERVAL = 1;

  /**
   * The range of a constant.
   *
   * @param constant one that has a range
   * @param constants the configuration's values, one for each {@link GapConstant}, in its order
   */
  static TornadoRange of(GapConstant constant, double[] constants) {
    double value = constants[constant.ordinal()];
    double low = constant.tornadoLow();
    double high = constant.tornadoHigh();
    if (value < low || value > high) {
      low = moved(constant, value, low);
      high = moved(constant, value, high);
    }
    double least = constant.min();
    double most = constant.max();
    switch (constant) {
      case RAMP_START_QUARTER -> most = beforeEnd(value, constants, RAMP_END_QUARTER);
      case HUAWEI_PATH_START_QUARTER -> most = beforeEnd(value, constants, HUAWEI_PATH_END_QUARTER);
      case RAMP_END_QUARTER -> least = afterStart(value, constants, RAMP_START_QUARTER);
      case HUAWEI_PATH_END_QUARTER ->
          least = afterStart(value, constants, HUAWEI_PATH_START_QUARTER);
      default -> {}
    }
    return new TornadoRange(clamp(low, least, most), clamp(high, least, most));
  }

  private static double moved(GapConstant constant, double value, double end) {
    return constant.unit().equals("quarter")
        ? value + (end - constant.value())
        : value * (end / constant.value());
  }

  private static double beforeEnd(double value, double[] constants, GapConstant end) {
    return Math.max(value, constants[end.ordinal()] - INTERVAL);
  }

  private static double afterStart(double value, double[] constants, GapConstant start) {
    return Math.min(value, constants[start.ordinal()] + INTERVAL);
  }

  private static double clamp(double x, double least, double most) {
    return Math.min(Math.max(x, least), most);
  }
}
