package org.gap2028.engine.numeric;

import java.util.Objects;

/**
 * Natural logarithm of a chunk of values.
 *
 * <p>x = 2^e m with m in [sqrt(1/2), sqrt(2)), and log m = 2 artanh s, s = (m - 1)/(m + 1), by its
 * Taylor series to s^21: the first term left out is below 2e-18 of the sum, |s| being at most
 * 0.1716. The relative error is below 3.5e-16, near 1 too (measured against mpmath: 3.23e-16 at
 * most in 400,000 arguments; {@code LogarithmTest}). Values that are not positive normal numbers
 * take the plain path through {@link StrictMath#log}, which defines their result.
 *
 * <p>Owns its scratch; not safe for use by several threads.
 */
public final class Logarithm {

  /** Bits of sqrt(1/2): the exponent is cut so that the mantissa is centred on 1. */
  private static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;

  /** log 2 to 32 bits, so that its product with an exponent is exact, and the rest. */
  private static final double LN2_HIGH = 0x1.62e42feep-1;

  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  private final double[] exponents;
  private final double[] mantissas;

  /**
   * A kernel for chunks of at most {@code capacity} values.
   *
   * @param capacity longest chunk, at least 1
   */
  public Logarithm(int capacity) {
    exponents = new double[capacity];
    mantissas = new double[capacity];
  }

  /**
   * Fills {@code out[i] = scale * log(x[i])} for i &lt; n.
   *
   * @param x arguments
   * @param scale factor of every result; 1 / log(10) for decimal logarithms
   * @param out receives the results; may be {@code x}
   * @param n number of values, at most the capacity
   */
  public void fill(double[] x, double scale, double[] out, int n) {
    Objects.checkFromIndexSize(0, n, exponents.length);
    boolean plain = split(x, n);
    if (plain) {
      series(exponents, mantissas, scale, out, n);
    } else {
      for (int i = 0; i < n; i++) {
        out[i] = isPositiveNormal(x[i]) ? of(x[i]) * scale : StrictMath.log(x[i]) * scale;
      }
    }
  }

  /** Logarithm of one positive normal number, by the same operations as {@link #fill}. */
  public static double of(double x) {
    if (!isPositiveNormal(x)) {
      return StrictMath.log(x);
    }
    long bits = Double.doubleToRawLongBits(x);
    long e = (bits - SQRT_HALF_BITS) >> 52;
    return combine((double) e, Double.longBitsToDouble(bits - (e << 52)));
  }

  private static boolean isPositiveNormal(double x) {
    return x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE;
  }

  private boolean split(double[] x, int n) {
    double[] e = exponents;
    double[] m = mantissas;
    double least = Double.MAX_VALUE;
    double most = Double.MIN_NORMAL;
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(x[i]);
      long exponent = (bits - SQRT_HALF_BITS) >> 52;
      e[i] = (double) exponent;
      m[i] = Double.longBitsToDouble(bits - (exponent << 52));
    }
    for (int i = 0; i < n; i++) {
      // Math.min and max keep NaN, which then fails the test below.
      least = Math.min(least, x[i]);
      most = Math.max(most, x[i]);
    }
    return least >= Double.MIN_NORMAL && most <= Double.MAX_VALUE;
  }

  private static void series(double[] e, double[] m, double scale, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = combine(e[i], m[i]) * scale;
    }
  }

  private static double combine(double e, double m) {
    double s = (m - 1) / (m + 1);
    double w = s * s;
    double p = Math.fma(w, 2.0 / 21, 2.0 / 19);
    p = Math.fma(w, p, 2.0 / 17);
    p = Math.fma(w, p, 2.0 / 15);
    p = Math.fma(w, p, 2.0 / 13);
    p = Math.fma(w, p, 2.0 / 11);
    p = Math.fma(w, p, 2.0 / 9);
    p = Math.fma(w, p, 2.0 / 7);
    p = Math.fma(w, p, 2.0 / 5);
    p = Math.fma(w, p, 2.0 / 3);
    // 2 s + s w p, the small part first.
    double logM = Math.fma(s, w * p, s + s);
    return Math.fma(e, LN2_HIGH, Math.fma(e, LN2_LOW, logM));
  }
}
