package org.gap2028.engine.gap;

import java.util.Locale;

/**
 * The constants of the models, with their defaults, the values a configuration may give them, and
 * the range over which a tornado moves them (judgement). Quarters are indices t: 0 is the end of
 * 2025, 1 to 12 are 2026Q1 to 2028Q4.
 */
public enum GapConstant {
  /** US-owned stock at end-2025. */
  US_STOCK_2025("MH100e", "US-owned stock at end-2025", 15.75, 1, 100, 13.4, 18.1),
  /** Stock of Chinese designs at end-2025. */
  DOMESTIC_STOCK_2025("MH100e", "stock of Chinese designs at end-2025", 0.743, 0, 10, 0.45, 1.1),
  /** Stock of legally exported chips at end-2025. */
  LEGAL_STOCK_2025(
      "MH100e", "stock of legally exported chips at end-2025", 0.413, 0, 10, 0.25, 0.6),
  /** NVIDIA's flow in 2025Q4. */
  NVIDIA_FLOW_2025Q4("MH100e", "NVIDIA's flow in 2025Q4", 2.96, 0.1, 100, 2.6, 3.3),
  /** Usefulness of a smuggled chip. */
  SMUGGLED_USEFULNESS("fraction", "usefulness of a smuggled chip", 0.85, 0, 1, 0.6, 1),
  /** Share of additional legal exports that displaces US purchases. */
  EXPORT_DISPLACEMENT(
      "fraction", "share of additional legal exports that displaces US purchases", 0.5, 0, 1, 0, 1),
  /** Growth of the US stock before 2026. */
  US_STOCK_GROWTH_BEFORE_2026(
      "OOM/yr", "growth of the US stock before 2026", 0.45, 0, 2, 0.35, 0.55),
  /** What remains of NVIDIA's growth from 2028Q1 on. */
  GROWTH_DAMPING_2028(
      "fraction", "what remains of NVIDIA's growth from 2028Q1 on", 0.85, 0, 2, 0.5, 1.1),
  /** Quarter index at which the policy's ramp starts. */
  RAMP_START_QUARTER("quarter", "quarter index at which the policy's ramp starts", 4, 1, 13, 3, 6),
  /** Quarter index at which the policy's ramp is complete. */
  RAMP_END_QUARTER(
      "quarter", "quarter index at which the policy's ramp is complete", 8, 1, 13, 6, 12),
  /** Quarter index of huawei_share_2026. */
  HUAWEI_PATH_START_QUARTER(
      "quarter", "quarter index of huawei_share_2026", 2.5, 0, 13, Double.NaN, Double.NaN),
  /** Quarter index of huawei_share_2028. */
  HUAWEI_PATH_END_QUARTER("quarter", "quarter index of huawei_share_2028", 10.5, 0, 13, 6.5, 10.5),
  /** Years over which compute_pooling accrues. */
  POOLING_HORIZON_YEARS(
      "years", "years over which compute_pooling accrues", 2.75, 0.25, 10, Double.NaN, Double.NaN),
  /** Volatility of the non-compute gap. */
  WALK_VOLATILITY(
      "OOM per root-year", "volatility of the non-compute gap", 0.20, 0, 2, Double.NaN, Double.NaN),
  /** Standard deviation of release timing. */
  RELEASE_NOISE(
      "months", "standard deviation of release timing", 2.0, 0, 12, Double.NaN, Double.NaN),
  /** Volatility of the lead in the persistence model. */
  PERSISTENCE_VOLATILITY(
      "months per root-year",
      "volatility of the lead in the persistence model",
      1.6,
      0,
      12,
      Double.NaN,
      Double.NaN);

  private final String unit;
  private final String description;
  private final double value;
  private final double min;
  private final double max;
  private final double tornadoLow;
  private final double tornadoHigh;

  GapConstant(
      String unit,
      String description,
      double value,
      double min,
      double max,
      double tornadoLow,
      double tornadoHigh) {
    this.unit = unit;
    this.description = description;
    this.value = value;
    this.min = min;
    this.max = max;
    this.tornadoLow = tornadoLow;
    this.tornadoHigh = tornadoHigh;
  }

  /** Name in configurations and tables, such as {@code us_stock_2025}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Unit, in words. */
  public String unit() {
    return unit;
  }

  /** What the constant is, in a phrase. */
  public String description() {
    return description;
  }

  /** Default value, in {@link #unit}. */
  public double value() {
    return value;
  }

  /** Smallest value allowed. */
  public double min() {
    return min;
  }

  /** Largest value allowed. */
  public double max() {
    return max;
  }

  /** Low end of the tornado's range; {@code NaN} where the constant is not in the tornado. */
  public double tornadoLow() {
    return tornadoLow;
  }

  /** High end of the tornado's range; {@code NaN} where the constant is not in the tornado. */
  public double tornadoHigh() {
    return tornadoHigh;
  }
}
