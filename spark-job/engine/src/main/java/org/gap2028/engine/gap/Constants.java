package org.gap2028.engine.gap;

/** Checks of a full set of constants. */
final class Constants {

  private Constants() {}

  /**
   * Refuses constants that are missing, outside their range, or form an empty interval.
   *
   * @param constants one value for each {@link GapConstant}, in its order
   */
  static void check(double[] constants) {
    GapConstant[] all = GapConstant.values();
    if (constants.length != all.length) {
      throw new IllegalArgumentException(
          "Invalid number of constants: " + constants.length + " (" + all.length + ")");
    }
    for (GapConstant constant : all) {
      double value = constants[constant.ordinal()];
      if (!(value >= constant.min() && value <= constant.max())) {
        throw new IllegalArgumentException(
            "Invalid "
                + constant.key()
                + ": "
                + value
                + " ("
                + constant.min()
                + " to "
                + constant.max()
                + ")");
      }
    }
    checkInterval(constants, GapConstant.RAMP_START_QUARTER, GapConstant.RAMP_END_QUARTER);
    checkInterval(
        constants, GapConstant.HUAWEI_PATH_START_QUARTER, GapConstant.HUAWEI_PATH_END_QUARTER);
  }

  private static void checkInterval(double[] constants, GapConstant start, GapConstant end) {
    double from = constants[start.ordinal()];
    double to = constants[end.ordinal()];
    if (!(from < to)) {
      throw new IllegalArgumentException(
          "Invalid " + end.key() + ": " + to + " (above " + start.key() + " " + from + ")");
    }
  }

  /** The specification's constants, by the order of {@link GapConstant}. */
  static double[] defaults() {
    GapConstant[] all = GapConstant.values();
    double[] values = new double[all.length];
    for (GapConstant constant : all) {
      values[constant.ordinal()] = constant.value();
    }
    return values;
  }
}
