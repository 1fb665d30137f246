package org.gap2028.engine.distribution;

/**
 * The monotone transformations by which a metalog takes its bounds: a value x between the bounds is
 * seen on the whole real line as m (T. W. Keelin, "The Metalog Distributions", Decision Analysis
 * 13(4), 2016, section 4).
 *
 * <p>{@link #weightedOffset} writes x as its median plus a multiple of {@link #unit}, so that
 * moments of narrow distributions do not cancel.
 */
enum MetalogScale {
  /** No bound: m = x. */
  UNBOUNDED {
    @Override
    double transform(double x, double lower, double upper) {
      return x;
    }

    @Override
    double value(double m, double lower, double upper) {
      return m;
    }

    @Override
    double unit(double median, double lower, double upper) {
      return 1;
    }

    @Override
    double weightedOffset(double median, double delta, double exponent) {
      return delta * StrictMath.exp(-exponent);
    }
  },

  /** A lower bound alone: m = ln(x - lower). */
  ABOVE_LOWER {
    @Override
    double transform(double x, double lower, double upper) {
      return StrictMath.log(x - lower);
    }

    @Override
    double value(double m, double lower, double upper) {
      return lower + StrictMath.exp(m);
    }

    @Override
    double unit(double median, double lower, double upper) {
      return StrictMath.exp(median);
    }

    @Override
    double weightedOffset(double median, double delta, double exponent) {
      // Far out in the tail exp(delta) alone would overflow; there the 1 of expm1 is below
      // rounding.
      return delta > 40
          ? StrictMath.exp(delta - exponent)
          : StrictMath.expm1(delta) * StrictMath.exp(-exponent);
    }
  },

  /** An upper bound alone: m = -ln(upper - x). */
  BELOW_UPPER {
    @Override
    double transform(double x, double lower, double upper) {
      return -StrictMath.log(upper - x);
    }

    @Override
    double value(double m, double lower, double upper) {
      return upper - StrictMath.exp(-m);
    }

    @Override
    double unit(double median, double lower, double upper) {
      return StrictMath.exp(-median);
    }

    @Override
    double weightedOffset(double median, double delta, double exponent) {
      return -ABOVE_LOWER.weightedOffset(-median, -delta, exponent);
    }
  },

  /** Both bounds: m = ln((x - lower)/(upper - x)). */
  BETWEEN {
    @Override
    double transform(double x, double lower, double upper) {
      return StrictMath.log((x - lower) / (upper - x));
    }

    @Override
    double value(double m, double lower, double upper) {
      // From the nearer bound, so that neither end loses the distance to it.
      return m < 0 ? lower + (upper - lower) * logistic(m) : upper - (upper - lower) * logistic(-m);
    }

    @Override
    double unit(double median, double lower, double upper) {
      return upper - lower;
    }

    @Override
    double weightedOffset(double median, double delta, double exponent) {
      double below = logistic(median);
      double above = logistic(-median);
      double offset =
          delta < 0
              ? below * above * StrictMath.expm1(delta) / (above + below * StrictMath.exp(delta))
              : -below
                  * above
                  * StrictMath.expm1(-delta)
                  / (above * StrictMath.exp(-delta) + below);
      return offset * StrictMath.exp(-exponent);
    }
  };

  /** The scale for these bounds, infinite ones being none. */
  static MetalogScale of(double lower, double upper) {
    if (lower == Double.NEGATIVE_INFINITY) {
      return upper == Double.POSITIVE_INFINITY ? UNBOUNDED : BELOW_UPPER;
    }
    return upper == Double.POSITIVE_INFINITY ? ABOVE_LOWER : BETWEEN;
  }

  /** 1/(1 + exp(-m)), with full relative accuracy. */
  static double logistic(double m) {
    if (m < 0) {
      double e = StrictMath.exp(m);
      return e / (1 + e);
    }
    return 1 / (1 + StrictMath.exp(-m));
  }

  /** The m of a value x between the bounds. */
  abstract double transform(double x, double lower, double upper);

  /** The x of any m: the inverse of {@link #transform}. */
  abstract double value(double m, double lower, double upper);

  /** What {@link #weightedOffset} is a multiple of, for a median on the transformed scale. */
  abstract double unit(double median, double lower, double upper);

  /**
   * (x(median + delta) - x(median)) exp(-exponent) in units of {@link #unit}.
   *
   * @param median median on the transformed scale
   * @param delta distance from it on the transformed scale
   * @param exponent at least 0, large where the offset would overflow
   */
  abstract double weightedOffset(double median, double delta, double exponent);
}
