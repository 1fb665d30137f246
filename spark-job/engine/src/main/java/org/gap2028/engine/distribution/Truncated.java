package org.gap2028.engine.distribution;

import java.util.List;

/**
 * A distribution on the condition that the value lies in an interval, ends included. Nothing is
 * clipped: what lies outside is not moved to an end.
 *
 * <p>{@link #mean} and {@link #standardDeviation} are integrals over the latent normal, relative
 * error 1e-10.
 *
 * @param base the distribution without the condition
 * @param min lower end of the interval; negative infinity if there is none
 * @param max upper end of the interval; positive infinity if there is none
 */
public record Truncated(Distribution base, double min, double max) implements Distribution {

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if {@code max} is not above {@code min}, or the interval has
   *     no probability
   */
  public Truncated {
    if (!(max > min)) {
      throw new IllegalArgumentException(
          "Invalid truncate: " + min + " to " + max + " (max must be above min)");
    }
    double mass = new Cut(base, min, max).mass();
    if (!(mass > 0)) {
      throw new IllegalArgumentException(
          "Invalid truncate: "
              + min
              + " to "
              + max
              + " (the interval must have a probability; the "
              + base.family()
              + " distribution lies within "
              + base.lower()
              + " and "
              + base.upper()
              + ")");
    }
  }

  @Override
  public String family() {
    return base.family();
  }

  @Override
  public double lower() {
    return Math.max(min, base.lower());
  }

  @Override
  public double upper() {
    return Math.min(max, base.upper());
  }

  @Override
  public double quantile(double p, double q) {
    Cut cut = cut();
    double x = base.quantile(Math.fma(p, cut.mass(), cut.under), Math.fma(q, cut.mass(), cut.over));
    return Math.max(lower(), Math.min(upper(), x));
  }

  @Override
  public double cdf(double x) {
    if (x < min) {
      return 0;
    }
    return x >= max ? 1 : cut().below(x);
  }

  @Override
  public double survival(double x) {
    if (x < min) {
      return 1;
    }
    return x >= max ? 0 : cut().above(x);
  }

  /** Infinite where a tail that is left has an index of 1 or less, NaN where both have. */
  @Override
  public double mean() {
    boolean below = lowerTailIndex() <= 1;
    boolean above = upperTailIndex() <= 1;
    if (below || above) {
      return below ? above ? Double.NaN : Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    double median = quantile(0.5, 0.5);
    return median + LatentIntegral.of(this, x -> x - median);
  }

  /** Infinite where a tail that is left has an index of 2 or less. */
  @Override
  public double standardDeviation() {
    if (tailIndex() <= 2) {
      return Double.POSITIVE_INFINITY;
    }
    if (lower() == upper()) {
      return 0;
    }
    double mean = mean();
    return Math.sqrt(LatentIntegral.of(this, x -> (x - mean) * (x - mean)));
  }

  @Override
  public double tailIndex() {
    return Math.min(lowerTailIndex(), upperTailIndex());
  }

  @Override
  public double lowerTailIndex() {
    return min > Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : base.lowerTailIndex();
  }

  @Override
  public double upperTailIndex() {
    return max < Double.POSITIVE_INFINITY ? Double.POSITIVE_INFINITY : base.upperTailIndex();
  }

  /** Those of the distribution without the condition that lie within the interval. */
  @Override
  public List<Kink> kinks() {
    Cut cut = cut();
    return base.kinks().stream()
        .filter(kink -> kink.p() > cut.under && kink.q() > cut.over)
        .map(
            kink ->
                new Kink(
                    (kink.p() - cut.under) / cut.mass(),
                    (kink.q() - cut.over) / cut.mass(),
                    Math.max(min, kink.below()),
                    Math.min(max, kink.above())))
        .toList();
  }

  private Cut cut() {
    return new Cut(base, min, max);
  }

  /** Probabilities of the parts into which the interval cuts the distribution. */
  private static final class Cut {

    private final Distribution base;

    /** Probability below the interval. */
    private final double under;

    /** Probability from the interval's lower end on. */
    private final double from;

    /** Probability up to the interval's upper end. */
    private final double upTo;

    /** Probability above the interval. */
    private final double over;

    Cut(Distribution base, double min, double max) {
      // What lies at the lower end belongs to the interval.
      double before = Math.nextDown(min);
      this.base = base;
      this.under = min == Double.NEGATIVE_INFINITY ? 0 : base.cdf(before);
      this.from = min == Double.NEGATIVE_INFINITY ? 1 : base.survival(before);
      this.upTo = max == Double.POSITIVE_INFINITY ? 1 : base.cdf(max);
      this.over = max == Double.POSITIVE_INFINITY ? 0 : base.survival(max);
    }

    /** Probability of the interval, a difference of the smaller tails. */
    double mass() {
      if (from < 0.5) {
        return from - over;
      }
      return upTo < 0.5 ? upTo - under : 1 - under - over;
    }

    /** The conditional probability of a value up to x within the interval. */
    double below(double x) {
      double low = low(x);
      double high = high(x);
      return low <= high ? share(low) : 1 - share(high);
    }

    /** The conditional probability of a value above x within the interval. */
    double above(double x) {
      double low = low(x);
      double high = high(x);
      return low <= high ? 1 - share(low) : share(high);
    }

    private double low(double x) {
      return from < 0.5 ? from - base.survival(x) : base.cdf(x) - under;
    }

    private double high(double x) {
      return upTo < 0.5 ? upTo - base.cdf(x) : base.survival(x) - over;
    }

    private double share(double probability) {
      return Math.max(0, Math.min(1, probability / mass()));
    }
  }
}
