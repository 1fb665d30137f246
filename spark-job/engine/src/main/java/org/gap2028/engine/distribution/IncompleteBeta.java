package org.gap2028.engine.distribution;

/**
 * The regularised incomplete beta function I_x(a, b), the distribution function of the standard
 * beta distribution, and its inverse, both with their relative accuracy in both tails.
 *
 * <p>Continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions, by the
 * modified Lentz method (W. J. Lentz, "Generating Bessel functions in Mie scattering calculations
 * using continued fractions", Applied Optics 15(3), 1976; I. J. Thompson and A. R. Barnett, 1986).
 * The power before it is written as its value at the mode times an exponential of what is left (A.
 * R. DiDonato and A. H. Morris, "Algorithm 708", ACM Transactions on Mathematical Software 18(3),
 * 1992, section 2), so that large parameters lose no digits.
 *
 * <p>The variable is t = ln(x / (1 - x)): x and 1 - x then both keep their digits, and ln I is a
 * concave function of t, along which Newton's method cannot miss.
 */
final class IncompleteBeta {

  /** 1 / sqrt(2 pi). */
  private static final double INVERSE_SQRT_TWO_PI = 0.3989422804014327;

  /** From here on eight terms of Stirling's series are exact to rounding. */
  private static final double STIRLING = 12;

  /** B_2k / (2k (2k - 1)): Stirling's series in powers of 1/x^2, times 1/x. */
  private static final double[] STIRLING_SERIES = {
    1.0 / 12,
    -1.0 / 360,
    1.0 / 1260,
    -1.0 / 1680,
    1.0 / 1188,
    -691.0 / 360360,
    1.0 / 156,
    -3617.0 / 122400
  };

  /** Lentz's stand-in for a denominator of 0. */
  private static final double TINY = 1e-300;

  private static final double ROUNDING = 0x1p-53;

  /** The fraction needs about 3 sqrt(a + b) terms at worst, 3,000 for the largest parameters. */
  private static final int MAX_TERMS = 100_000;

  /** The Newton iteration needs about 6 steps, bisection alone 60. */
  private static final int MAX_STEPS = 200;

  private final double a;
  private final double b;

  /** The power's factor, (a/(a + b))^a (b/(a + b))^b / B(a, b). */
  private final double peak;

  /**
   * The function of these parameters.
   *
   * @param a first parameter, positive, at most 1e6
   * @param b second parameter, positive, at most 1e6
   */
  IncompleteBeta(double a, double b) {
    this.a = a;
    this.b = b;
    this.peak = peak(a, b);
  }

  /**
   * I_x(a, b), x = 1/(1 + exp(-t)).
   *
   * @param x in (0, 1)
   * @param y 1 - x
   */
  double below(double x, double y) {
    double direct = tail(x, y);
    return direct >= 0 ? direct : 1 - mirrored().tail(y, x);
  }

  /**
   * 1 - I_x(a, b), the complement of {@link #below} to the bit where either is near 1.
   *
   * @param x in (0, 1)
   * @param y 1 - x
   */
  double above(double x, double y) {
    double direct = tail(x, y);
    return direct >= 0 ? 1 - direct : mirrored().tail(y, x);
  }

  /**
   * The logit of the x with probability {@code p} below and {@code q} above it.
   *
   * @param p probability below, in (0, 1)
   * @param q probability above, 1 - p
   */
  double logit(double p, double q) {
    return p <= q ? lowerLogit(p) : -mirrored().lowerLogit(q);
  }

  /** The t with probability {@code p}, up to a half, below it. */
  private double lowerLogit(double p) {
    double target = StrictMath.log(p);
    double t = start(p, target);
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MAX_STEPS; step++) {
      double x = MetalogScale.logistic(t);
      double y = MetalogScale.logistic(-t);
      double value = below(x, y);
      double excess = StrictMath.log(value) - target;
      double next = t - excess * value / density(x, y);
      if (Math.abs(next - t) <= 0x1p-50 * Math.max(1, Math.abs(t))) {
        return next;
      }
      if (excess > 0) {
        high = t;
      } else {
        low = t;
      }
      t = inside(next, low, high, t);
    }
    return t;
  }

  /** The normal approximation of t where that is near, else the leading term x^a / (a B). */
  private double start(double p, double target) {
    if (a >= 1 && b >= 1 && p > 0.001) {
      return StrictMath.log(a / b) + Math.sqrt(1 / a + 1 / b) * StandardNormal.quantile(p, 1 - p);
    }
    double powers = a * logShare(a, b) + b * logShare(b, a);
    return (target + StrictMath.log(a / peak) + powers) / a;
  }

  /** The next point: Newton's where it lies within the bracket, else one between or beyond. */
  private static double inside(double next, double low, double high, double t) {
    if (next > low && next < high) {
      return next;
    }
    if (low == Double.NEGATIVE_INFINITY) {
      return t - 2 * Math.max(1, Math.abs(t));
    }
    return high == Double.POSITIVE_INFINITY ? t + 2 * Math.max(1, Math.abs(t)) : 0.5 * (low + high);
  }

  private IncompleteBeta mirrored() {
    return new IncompleteBeta(b, a, peak);
  }

  private IncompleteBeta(double a, double b, double peak) {
    this.a = a;
    this.b = b;
    this.peak = peak;
  }

  /** I_x by the continued fraction; negative where the other tail's converges faster. */
  private double tail(double x, double y) {
    if (x > (a + 1) / (a + b + 2)) {
      return -1;
    }
    double power = density(x, y);
    return power == 0 ? 0 : power * fraction(x) / a;
  }

  /** x^a y^b / B(a, b), the density of t. */
  double density(double x, double y) {
    return peak * power(x, y);
  }

  /** (x (a + b)/a)^a (y (a + b)/b)^b. */
  private double power(double x, double y) {
    // How far x is from the mean, exact to rounding where it is near.
    double distance = x * b - y * a;
    return StrictMath.exp(a * logOf(x, a, distance / a) + b * logOf(y, b, -distance / b));
  }

  /** ln(x (a + b)/c), which is also ln(1 + relative). */
  private double logOf(double x, double c, double relative) {
    return Math.abs(relative) < 0.5
        ? StrictMath.log1p(relative)
        : StrictMath.log(x) + StrictMath.log((a + b) / c);
  }

  private double fraction(double x) {
    double c = 1;
    double d = nonZero(1 - (a + b) * x / (a + 1));
    d = 1 / d;
    double h = d;
    for (int m = 1; m <= MAX_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonZero(1 + even * d);
      c = nonZero(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonZero(1 + odd * d);
      c = nonZero(1 + odd / c);
      double factor = d * c;
      h *= factor;
      if (Math.abs(factor - 1) <= 2 * ROUNDING) {
        return h;
      }
    }
    return h;
  }

  private static double nonZero(double x) {
    return Math.abs(x) < TINY ? TINY : x;
  }

  /** (a/(a + b))^a (b/(a + b))^b / B(a, b), by Stirling's series of parameters moved up. */
  private static double peak(double a, double b) {
    double up = a;
    double vp = b;
    // 1/B(a, b) = 1/B(a + 1, b) a/(a + b), and likewise in b.
    double factor = 1;
    while (up < STIRLING) {
      factor *= up / (up + vp);
      up++;
    }
    while (vp < STIRLING) {
      factor *= vp / (up + vp);
      vp++;
    }
    double root = Math.sqrt(up / (up + vp)) * Math.sqrt(vp);
    double series = stirling(up + vp) - stirling(up) - stirling(vp);
    double shifted = root * INVERSE_SQRT_TWO_PI * StrictMath.exp(series);
    if (up == a && vp == b) {
      return shifted;
    }
    // The powers at the mean of the moved parameters, in place of those of the given ones.
    double moved = up * logShare(up, vp) + vp * logShare(vp, up);
    double given = a * logShare(a, b) + b * logShare(b, a);
    return factor * shifted * StrictMath.exp(given - moved);
  }

  /** ln(a/(a + b)). */
  private static double logShare(double a, double b) {
    return -StrictMath.log1p(b / a);
  }

  private static double stirling(double x) {
    double inverseSquare = 1 / (x * x);
    double sum = 0;
    for (int k = STIRLING_SERIES.length - 1; k >= 0; k--) {
      sum = sum * inverseSquare + STIRLING_SERIES[k];
    }
    return sum / x;
  }
}
