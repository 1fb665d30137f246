package org.gap2028.engine.distribution;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The three-term metalog distribution, with an optional bound on either side (T. W. Keelin, "The
 * Metalog Distributions", Decision Analysis 13(4), 2016).
 *
 * <p>On the transformed scale ({@code x} without bounds, {@code ln(x - lower)} with a lower one,
 * {@code -ln(upper - x)} with an upper one, {@code ln((x - lower)/(upper - x))} with both) the
 * quantile function of probability y is
 *
 * <pre>M(y) = a1 + a2 L + a3 (y - 0.5) L,   L = ln(y / (1 - y)).</pre>
 *
 * <p>It is increasing if a2 is positive and |a3| less than 1.66711 a2: M' y (1 - y) = a2 + a3 (y -
 * 0.5 + y (1 - y) L), and the bracket stays within 1/1.667113 of 0.
 *
 * <p>{@link #mean} and {@link #standardDeviation} are integrals over L, relative error 1e-10.
 *
 * @param a1 median on the transformed scale, finite
 * @param a2 scale, positive and finite
 * @param a3 skewness, less than 1.66711 {@code a2} in size
 * @param lower lower bound, negative infinity if there is none
 * @param upper upper bound, positive infinity if there is none
 */
public record Metalog(double a1, double a2, double a3, double lower, double upper)
    implements Distribution {

  /** |a3| / a2 of a feasible metalog stays below this (Keelin 2016, as rounded there). */
  private static final double FEASIBLE_SKEWNESS = 1.66711;

  /** ln 19, the logit of 0.95. */
  private static final double LOGIT_95 = 2.9444389791664403;

  /** exp(-50) is below the rounding of any sum that starts near 1. */
  private static final double NEGLIGIBLE_EXPONENT = 50;

  /** The Newton iteration below is done in about 6 steps; bisection alone would need 60. */
  private static final int MAX_STEPS = 200;

  /**
   * Checks the coefficients; {@link #of} takes quantiles instead.
   *
   * @throws IllegalArgumentException if a coefficient or a bound is out of range
   */
  public Metalog {
    checkBounds(lower, upper);
    Parameters.finite("a1", a1);
    Parameters.positive("a2", a2);
    if (!(Math.abs(a3) < FEASIBLE_SKEWNESS * a2)) {
      throw Parameters.invalid(
          "a3", a3, "must be less than " + FEASIBLE_SKEWNESS + " a2 in size, a2 being " + a2);
    }
  }

  /**
   * The unbounded metalog with these quantiles.
   *
   * @throws IllegalArgumentException as {@link #of(double, double, double, double, double)}
   */
  public static Metalog of(double p05, double p50, double p95) {
    return of(p05, p50, p95, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /**
   * The metalog with these quantiles and bounds, ascending: lower, p05, p50, p95, upper.
   *
   * @param p05 the quantile of probability 0.05, finite
   * @param p50 the median, finite
   * @param p95 the quantile of probability 0.95, finite
   * @param lower lower bound, or negative infinity
   * @param upper upper bound, or positive infinity
   * @throws IllegalArgumentException if they are not in this order, or if no three-term metalog has
   *     these quantiles; the message then gives the range of {@code p50} that would do
   */
  public static Metalog of(double p05, double p50, double p95, double lower, double upper) {
    checkBounds(lower, upper);
    Parameters.finite("p05", p05);
    if (!(p05 > lower)) {
      throw Parameters.invalid("p05", p05, "must be above lower, " + lower);
    }
    Parameters.above("p50", p50, "p05", p05);
    Parameters.above("p95", p95, "p50", p50);
    if (!(p95 < upper)) {
      throw Parameters.invalid("p95", p95, "must be below upper, " + upper);
    }
    MetalogScale scale = MetalogScale.of(lower, upper);
    double m05 = scale.transform(p05, lower, upper);
    double m50 = scale.transform(p50, lower, upper);
    double m95 = scale.transform(p95, lower, upper);
    double a2 = (m95 - m05) / (2 * LOGIT_95);
    double a3 = ((m95 - m50) - (m50 - m05)) / (0.9 * LOGIT_95);
    if (!(Math.abs(a3) < FEASIBLE_SKEWNESS * a2)) {
      double middle = 0.5 * m05 + 0.5 * m95;
      double reach = 0.45 * LOGIT_95 * FEASIBLE_SKEWNESS * a2;
      throw Parameters.invalid(
          "p50",
          p50,
          "a metalog with p05 "
              + p05
              + ", p95 "
              + p95
              + boundsInWords(lower, upper)
              + " needs p50 "
              + rangeInWords(
                  scale.value(middle - reach, lower, upper),
                  scale.value(middle + reach, lower, upper)));
    }
    return new Metalog(m50, a2, a3, lower, upper);
  }

  @Override
  public String family() {
    return "metalog";
  }

  @Override
  public double quantile(double p, double q) {
    double logit = StrictMath.log(p / q);
    // Tail probabilities near 0 or 1 need no care here: (p - q)/2 is y - 0.5 to rounding.
    double m = a1 + (a2 + a3 * (0.5 * (p - q))) * logit;
    return scale().value(m, lower, upper);
  }

  @Override
  public double cdf(double x) {
    if (x <= lower) {
      return 0;
    }
    return x >= upper ? 1 : MetalogScale.logistic(logitOf(x));
  }

  @Override
  public double survival(double x) {
    if (x <= lower) {
      return 1;
    }
    return x >= upper ? 0 : MetalogScale.logistic(-logitOf(x));
  }

  /** Infinite, with the sign of the tail, where the tail index is 1 or less. */
  @Override
  public double mean() {
    double below = 1 - growthBelow();
    double above = 1 - growthAbove();
    if (below <= 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (above <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    MetalogScale scale = scale();
    return scale.value(a1, lower, upper)
        + scale.unit(a1, lower, upper) * meanOffset(scale, below, above);
  }

  /** Infinite where the tail index is 2 or less. */
  @Override
  public double standardDeviation() {
    double below = 1 - 2 * growthBelow();
    double above = 1 - 2 * growthAbove();
    if (below <= 0 || above <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    MetalogScale scale = scale();
    double mean = meanOffset(scale, 1 - growthBelow(), 1 - growthAbove());
    double variance =
        SinhIntegral.of(
            t -> {
              double e = StrictMath.exp(-Math.abs(t));
              double half = 0.5 * Math.abs(t);
              double root =
                  (scale.weightedOffset(a1, delta(t, e), half) - mean * Math.sqrt(e)) / (1 + e);
              return root * root;
            },
            reach(below),
            reach(above));
    return scale.unit(a1, lower, upper) * Math.sqrt(variance);
  }

  /**
   * 1/(a2 + a3/2) with a lower bound alone, 1/(a2 - a3/2) with an upper bound alone, as L grows
   * like -ln of the tail probability; else infinite.
   */
  @Override
  public double tailIndex() {
    return 1 / Math.max(growthBelow(), growthAbove());
  }

  /** E[x - median] in units of the scale, x falling off at these rates in |L|. */
  private double meanOffset(MetalogScale scale, double rateBelow, double rateAbove) {
    return SinhIntegral.of(
        t -> {
          double e = StrictMath.exp(-Math.abs(t));
          return scale.weightedOffset(a1, delta(t, e), Math.abs(t)) / ((1 + e) * (1 + e));
        },
        reach(rateBelow),
        reach(rateAbove));
  }

  /** How far from L = 0 the integrands matter that fall off like exp(-rate |L|). */
  private double reach(double rate) {
    // Between two bounds and with a median near one of them, the far end may count all the same.
    double unlikely = scale() == MetalogScale.BETWEEN ? 2 * Math.abs(a1) : 0;
    return (NEGLIGIBLE_EXPONENT + unlikely) / rate;
  }

  /** M - a1 where L = t, with e = exp(-|t|). */
  private double delta(double t, double e) {
    return a2 * t + 0.5 * a3 * Math.abs(t) * ((1 - e) / (1 + e));
  }

  /** k of a lower tail that grows like probability^-k, 0 if it is no power. */
  private double growthBelow() {
    return scale() == MetalogScale.BELOW_UPPER ? a2 - 0.5 * a3 : 0;
  }

  /** k of an upper tail that grows like probability^-k, 0 if it is no power. */
  private double growthAbove() {
    return scale() == MetalogScale.ABOVE_LOWER ? a2 + 0.5 * a3 : 0;
  }

  private MetalogScale scale() {
    return MetalogScale.of(lower, upper);
  }

  /**
   * The L of the probability below x, strictly between the bounds: the root of M(L) = m, by
   * Newton's method kept within a bracket that every step narrows.
   */
  private double logitOf(double x) {
    double distance = scale().transform(x, lower, upper) - a1;
    double target = Math.abs(distance);
    if (!(target > 0)) {
      return distance;
    }
    // In s = |L| the equation is s (a2 + skew tanh(s/2)) = target, whose factor lies between
    // a2 - |skew| and a2 + |skew|, both positive.
    double skew = Math.copySign(0.5, distance) * a3;
    double low = target / (a2 + Math.abs(skew));
    double high = target / (a2 - Math.abs(skew));
    double s = Math.max(low, Math.min(high, target / a2));
    for (int step = 0; step < MAX_STEPS; step++) {
      double e = StrictMath.exp(-s);
      double tanh = (1 - e) / (1 + e);
      double excess = s * (a2 + skew * tanh) - target;
      double slope = a2 + skew * (tanh + 2 * s * e / ((1 + e) * (1 + e)));
      double next = s - excess / slope;
      if (Math.abs(next - s) <= Math.ulp(s)) {
        return Math.copySign(next, distance);
      }
      if (excess > 0) {
        high = s;
      } else {
        low = s;
      }
      s = next > low && next < high ? next : 0.5 * (low + high);
    }
    return Math.copySign(s, distance);
  }

  private static void checkBounds(double lower, double upper) {
    if (!(lower < Double.POSITIVE_INFINITY)) {
      throw Parameters.invalid("lower", lower, "must be finite, or negative infinity for none");
    }
    if (!(upper > lower)) {
      throw Parameters.invalid("upper", upper, "must be above lower, " + lower);
    }
    if (Double.isFinite(lower) && Double.isFinite(upper) && !Double.isFinite(upper - lower)) {
      throw Parameters.invalid("upper", upper, "must be less than 1.79e308 above lower, " + lower);
    }
  }

  private static String boundsInWords(double lower, double upper) {
    return (lower == Double.NEGATIVE_INFINITY ? "" : ", lower " + lower)
        + (upper == Double.POSITIVE_INFINITY ? "" : ", upper " + upper);
  }

  /** Both ends rounded inwards, to as few digits as keep 99 % of the range. */
  private static String rangeInWords(double low, double high) {
    for (int digits = 3; digits <= 17; digits++) {
      double from = rounded(low, digits, RoundingMode.CEILING);
      double to = rounded(high, digits, RoundingMode.FLOOR);
      if (to - from > 0.99 * (high - low)) {
        return "above " + from + " and below " + to;
      }
    }
    return "above " + low + " and below " + high;
  }

  private static double rounded(double value, int digits, RoundingMode mode) {
    return new BigDecimal(value).round(new MathContext(digits, mode)).doubleValue();
  }
}
