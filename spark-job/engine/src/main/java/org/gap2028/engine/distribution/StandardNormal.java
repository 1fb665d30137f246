package org.gap2028.engine.distribution;

/**
 * The standard normal distribution: distribution function, survival function, density and quantile
 * function, each with full relative accuracy in both tails.
 *
 * <p>Distribution function: the rational minimax approximations of W. J. Cody, "Algorithm 715:
 * SPECFUN", ACM Transactions on Mathematical Software 19(1), 1993, function ANORM (after W. J.
 * Cody, "Rational Chebyshev approximations for the error function", Mathematics of Computation
 * 23(107), 1969). Quantile function: M. J. Wichura, "Algorithm AS 241: The percentage points of the
 * normal distribution", Applied Statistics 37(3), 1988, function PPND16.
 *
 * <p>Implementation note: ANORM splits the argument of the exponential to keep its digits; here the
 * rounding error of z^2, exact by a fused multiply-add, is applied as a factor, which is as
 * accurate and needs one exponential.
 *
 * <p>Accuracy, measured against mpmath with 50 digits by {@code StandardNormalTest}: relative error
 * of {@link #cdf}, {@link #survival}, {@link #density} and {@link #quantile} at most 1e-15, for |z|
 * up to 37.5 (beyond, probabilities become subnormal, then 0). All arithmetic is + - * / sqrt, fma
 * and {@link StrictMath}, so the bits are the same on every machine.
 */
public final class StandardNormal {

  /** 1 / sqrt(2 pi). */
  private static final double INVERSE_SQRT_TWO_PI = 0.3989422804014327;

  /** Where ANORM changes from its central to its intermediate approximation. */
  private static final double CENTRAL = 0.66291;

  /** Where ANORM changes from its intermediate to its asymptotic form, sqrt(32). */
  private static final double ASYMPTOTIC = 5.656854248;

  /** |p - 0.5| up to which PPND16 uses its central approximation. */
  private static final double CENTRAL_PROBABILITY = 0.425;

  // ANORM's coefficients, constant term first.
  private static final double[] CENTRAL_NUMERATOR = {
    18154.98125334356,
    1067.6894854603709,
    161.02823106855587,
    2.2352520354606837,
    0.06568233791820745
  };
  private static final double[] CENTRAL_DENOMINATOR = {
    45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1
  };
  private static final double[] INTERMEDIATE_NUMERATOR = {
    9842.714838383978,
    11602.65143764735,
    6848.190450536283,
    2494.5375852903726,
    597.2702763948002,
    93.50665613217785,
    8.883149794388377,
    0.39894151208813466,
    1.0765576773720192e-8
  };
  private static final double[] INTERMEDIATE_DENOMINATOR = {
    19685.429676859992,
    38912.00328609327,
    34900.95272114598,
    18615.571640885097,
    6485.558298266761,
    1519.3775994075547,
    235.387901782625,
    22.266688044328117,
    1
  };
  private static final double[] ASYMPTOTIC_NUMERATOR = {
    2.9112874951168793e-5,
    0.0014216191932278934,
    0.022235277870649807,
    0.12740116116024736,
    0.215898534057957,
    0.023073441764940174
  };
  private static final double[] ASYMPTOTIC_DENOMINATOR = {
    7.297515550839662e-5,
    0.0037823963320275824,
    0.06598813786892856,
    0.4682382124808651,
    1.284260096144911,
    1
  };

  // PPND16's coefficients, constant term first: a and b centrally, c and d in the near tail, e and
  // f in the far tail.
  private static final double[] A = {
    3.3871328727963665,
    133.14166789178438,
    1971.5909503065513,
    13731.69376550946,
    45921.95393154987,
    67265.7709270087,
    33430.57558358813,
    2509.0809287301227
  };
  private static final double[] B = {
    1,
    42.31333070160091,
    687.1870074920579,
    5394.196021424751,
    21213.794301586597,
    39307.89580009271,
    28729.085735721943,
    5226.495278852854
  };
  private static final double[] C = {
    1.4234371107496835,
    4.630337846156546,
    5.769497221460691,
    3.6478483247632045,
    1.2704582524523684,
    0.2417807251774506,
    0.022723844989269184,
    0.0007745450142783414
  };
  private static final double[] D = {
    1,
    2.053191626637759,
    1.6763848301838038,
    0.6897673349851,
    0.14810397642748008,
    0.015198666563616457,
    0.0005475938084995345,
    1.0507500716444169e-9
  };
  private static final double[] E = {
    6.657904643501103,
    5.463784911164114,
    1.7848265399172913,
    0.29656057182850487,
    0.026532189526576124,
    0.0012426609473880784,
    2.7115555687434876e-5,
    2.0103343992922881e-7
  };
  private static final double[] F = {
    1,
    0.599832206555888,
    0.1369298809227358,
    0.014875361290850615,
    0.0007868691311456133,
    1.8463183175100548e-5,
    1.421511758316446e-7,
    2.0442631033899397e-15
  };

  private StandardNormal() {}

  /**
   * Probability below {@code z}.
   *
   * @param z any number; infinities give 0 and 1, {@code NaN} gives {@code NaN}
   */
  public static double cdf(double z) {
    if (Math.abs(z) <= CENTRAL) {
      double s = z * z;
      return 0.5 + z * polynomial(CENTRAL_NUMERATOR, s) / polynomial(CENTRAL_DENOMINATOR, s);
    }
    return z < 0 ? upperTail(-z) : 1 - upperTail(z);
  }

  /**
   * Probability above {@code z}, without the cancellation of 1 - {@link #cdf}.
   *
   * @param z any number; infinities give 1 and 0, {@code NaN} gives {@code NaN}
   */
  public static double survival(double z) {
    return cdf(-z);
  }

  /**
   * Density at {@code z}, exp(-z^2/2) / sqrt(2 pi).
   *
   * @param z any number; infinities give 0, {@code NaN} gives {@code NaN}
   */
  public static double density(double z) {
    return INVERSE_SQRT_TWO_PI * gaussian(z);
  }

  /**
   * The z with probability {@code p} below and {@code q} above. In the tails the smaller of the two
   * decides, so that neither tail loses digits.
   *
   * @param p probability below, in [0, 1]; 0 gives negative infinity
   * @param q probability above, 1 - p, in [0, 1]; 0 gives positive infinity
   */
  public static double quantile(double p, double q) {
    // Both differences are exact near the median, where the result is relative to them.
    double centred = 0.5 * ((p - 0.5) + (0.5 - q));
    if (Math.abs(centred) <= CENTRAL_PROBABILITY) {
      double r = 0.180625 - centred * centred;
      return centred * polynomial(A, r) / polynomial(B, r);
    }
    return p < q ? -tailQuantile(p) : tailQuantile(q);
  }

  /** 1 - Phi(y) for y above {@link #CENTRAL}. */
  private static double upperTail(double y) {
    double g = gaussian(y);
    if (g == 0) {
      return 0;
    }
    if (y <= ASYMPTOTIC) {
      return g * polynomial(INTERMEDIATE_NUMERATOR, y) / polynomial(INTERMEDIATE_DENOMINATOR, y);
    }
    double s = 1 / (y * y);
    double correction =
        s * polynomial(ASYMPTOTIC_NUMERATOR, s) / polynomial(ASYMPTOTIC_DENOMINATOR, s);
    return g * ((INVERSE_SQRT_TWO_PI - correction) / y);
  }

  /** exp(-z^2/2), the rounding of z^2 undone. */
  private static double gaussian(double z) {
    double square = z * z;
    if (square > 1500) {
      return 0;
    }
    double error = Math.fma(z, z, -square);
    return StrictMath.exp(-0.5 * square) * (1 - 0.5 * error);
  }

  /** The z with probability {@code tail}, below 0.075, above it. */
  private static double tailQuantile(double tail) {
    if (tail == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double r = StrictMath.sqrt(-StrictMath.log(tail));
    return r <= 5
        ? polynomial(C, r - 1.6) / polynomial(D, r - 1.6)
        : polynomial(E, r - 5) / polynomial(F, r - 5);
  }

  /** Horner's scheme, the constant term first in {@code coefficients}. */
  private static double polynomial(double[] coefficients, double x) {
    double sum = coefficients[coefficients.length - 1];
    for (int i = coefficients.length - 2; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
