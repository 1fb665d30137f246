package org.gap2028.engine.distribution;

/**
 * The quantile function of a beta distribution along the latent normal, by Taylor's series from
 * points an eighth apart, or less where that is too far: a twentieth of the time that inverting the
 * distribution function at every point takes.
 *
 * <p>With t the logit of the share x of the interval and g(t) = x^a y^b / B(a, b) its density,
 * dt/dz = s = phi(z)/g(t). As ln s has the derivative -z - (a - (a + b) x) s and dx/dz = x (1 - x)
 * s, the coefficients of s, x and t follow one from the other. Where the last terms are not below
 * rounding at any distance (shapes far below 1, whose quantile function is all but a jump) the
 * distribution function is inverted after all.
 */
final class BetaSeries implements LatentQuantile {

  /** Knots in a unit of the first level; each further one has twice as many. */
  private static final int KNOTS_PER_UNIT = 8;

  private static final int LEVELS = 7;

  private static final int ORDER = 18;

  /** Largest size of the last two terms at the farthest point. */
  private static final double NEGLIGIBLE = 1e-14;

  /** Latent normals beyond this are not asked for many times. */
  private static final int LARGEST_LATENT = 9;

  /** Of a knot from which no series serves. */
  private static final double[] NONE = {};

  private final Beta beta;
  private final IncompleteBeta function;
  private final double[][][] series = new double[LEVELS][][];

  BetaSeries(Beta beta) {
    this.beta = beta;
    this.function = new IncompleteBeta(beta.alpha(), beta.beta());
  }

  @Override
  public double at(double z, double p, double q) {
    for (int level = 0; level < LEVELS && Math.abs(z) < LARGEST_LATENT; level++) {
      int knotsPerUnit = KNOTS_PER_UNIT << level;
      int knot = (int) Math.rint(z * knotsPerUnit);
      double[] terms = terms(level, knot, knotsPerUnit);
      if (terms.length > 0) {
        return beta.value(sum(terms, z - (double) knot / knotsPerUnit));
      }
    }
    return beta.value(function.logit(p, q));
  }

  private static double sum(double[] terms, double h) {
    double t = terms[ORDER];
    for (int n = ORDER - 1; n >= 0; n--) {
      t = Math.fma(t, h, terms[n]);
    }
    return t;
  }

  private double[] terms(int level, int knot, int knotsPerUnit) {
    int largest = LARGEST_LATENT * knotsPerUnit;
    if (series[level] == null) {
      series[level] = new double[2 * largest + 1][];
    }
    double[] terms = series[level][knot + largest];
    if (terms == null) {
      terms = terms((double) knot / knotsPerUnit, 0.5 / knotsPerUnit);
      series[level][knot + largest] = terms;
    }
    return terms;
  }

  /** The coefficients of t about a point, or none if the last ones matter so far from it. */
  private double[] terms(double z, double reach) {
    double a = beta.alpha();
    double sum = a + beta.beta();
    double[] t = new double[ORDER + 1];
    double[] s = new double[ORDER];
    double[] x = new double[ORDER];
    // The derivatives of ln s and of x, both over s but for -z: a - (a + b) x and x (1 - x).
    double[] pull = new double[ORDER];
    double[] spread = new double[ORDER];
    t[0] = function.logit(StandardNormal.cdf(z), StandardNormal.survival(z));
    x[0] = MetalogScale.logistic(t[0]);
    double y = MetalogScale.logistic(-t[0]);
    s[0] = StandardNormal.density(z) / function.density(x[0], y);
    if (!(s[0] > 0 && s[0] < Double.POSITIVE_INFINITY)) {
      return NONE;
    }
    pull[0] = a * y - beta.beta() * x[0];
    spread[0] = x[0] * y;
    t[1] = s[0];
    for (int n = 0; n + 1 < ORDER; n++) {
      // s' = s (ln s)', with (ln s)' = -z - pull s.
      double next = 0;
      for (int k = 0; k <= n; k++) {
        double slope = -product(pull, s, k) - (k == 0 ? z : k == 1 ? 1 : 0);
        next = Math.fma(slope, s[n - k], next);
      }
      s[n + 1] = next / (n + 1);
      x[n + 1] = product(spread, s, n) / (n + 1);
      pull[n + 1] = -sum * x[n + 1];
      spread[n + 1] = x[n + 1] - product(x, x, n + 1);
      t[n + 2] = s[n + 1] / (n + 2);
    }
    double last = Math.abs(t[ORDER]) * reach + Math.abs(t[ORDER - 1]);
    double size = last * StrictMath.pow(reach, ORDER - 1);
    return size <= NEGLIGIBLE * Math.max(1, Math.abs(t[0])) ? t : NONE;
  }

  /** Coefficient n of a product. */
  private static double product(double[] a, double[] b, int n) {
    double sum = 0;
    for (int k = 0; k <= n; k++) {
      sum = Math.fma(a[k], b[n - k], sum);
    }
    return sum;
  }
}
