package org.gap2028.engine.gap;

/**
 * What moving one input or constant does to the lead of the last quarter.
 *
 * @param scenario index of the scenario
 * @param name key of the input or constant
 * @param inputLow its low value, in its unit
 * @param inputHigh its high value, in its unit
 * @param leadLow the lead at its low value, in months; {@code NaN} where that draw fails
 * @param leadHigh the lead at its high value, in months; {@code NaN} where that draw fails
 */
public record TornadoBar(
    int scenario, String name, double inputLow, double inputHigh, double leadLow, double leadHigh) {

  /** The lead at the high value less that at the low one, in months. */
  public double swing() {
    return leadHigh - leadLow;
  }
}
