package org.gap2028.engine.numeric;

/**
 * Decimal logarithms of values that follow each other closely, such as a stock from quarter to
 * quarter: log10 y = log10 x + q P(q^2) with q = (y - x)/(y + x), P a polynomial of degree 8 that
 * is right to 2.1e-15 relative for |q| up to 1/3, which is y/x from 1/2 to 2 (coefficients and
 * error: {@code scripts/golden/log_step.py}). No bits are taken apart, so the loop vectorises.
 *
 * <p>Whether every step of a series was that small is told by {@code spread}, to which each step
 * adds q^4: at most {@link #LARGEST_SPREAD} proves it. Where it is more, or not a number, the
 * series is to be computed again ({@link #mend}) by {@link #of}, which takes a whole logarithm
 * where a step is too large and else gives the same bits.
 */
public final class LogarithmStep {

  /** (1/3)^4: no step was larger than 1/3 where the sum of q^4 is at most this. */
  public static final double LARGEST_SPREAD = 1.0 / 81;

  private static final double LARGEST_Q = 1.0 / 3;
  private static final double LOG10_E = 0x1.bcb7b1526e50ep-2;

  // Coefficients of P, the constant term first.
  private static final double C0 = 0x1.bcb7b1526e51bp-1;
  private static final double C1 = 0x1.287a7636eaf6ep-2;
  private static final double C2 = 0x1.63c627866d46fp-3;
  private static final double C3 = 0x1.fc3f99ae9a5dcp-4;
  private static final double C4 = 0x1.8b502b5186100p-4;
  private static final double C5 = 0x1.43357857bd05ap-4;
  private static final double C6 = 0x1.14fb9042f0fdep-4;
  private static final double C7 = 0x1.a1db170b03119p-5;
  private static final double C8 = 0x1.4dae4a3ed1c94p-4;

  private LogarithmStep() {}

  /**
   * Fills {@code logY[i] = logX[i] + log10(y[i] / x[i])} for i &lt; n.
   *
   * @param x earlier values
   * @param y later values
   * @param logX decimal logarithms of the earlier values
   * @param logY receives those of the later values
   * @param spread receives, added, the fourth power of each step's q
   * @param n number of values
   */
  public static void fill(
      double[] x, double[] y, double[] logX, double[] logY, double[] spread, int n) {
    for (int i = 0; i < n; i++) {
      double q = (y[i] - x[i]) / (y[i] + x[i]);
      double w = q * q;
      spread[i] = Math.fma(w, w, spread[i]);
      logY[i] = Math.fma(q, polynomial(w), logX[i]);
    }
  }

  /** The decimal logarithm of {@code y}, given that of {@code x}: the definition of a step. */
  public static double of(double x, double y, double logX) {
    double q = (y - x) / (y + x);
    return Math.abs(q) <= LARGEST_Q
        ? Math.fma(q, polynomial(q * q), logX)
        : Logarithm.of(y) * LOG10_E;
  }

  /**
   * Computes again, step by step, the series whose steps were not all small.
   *
   * @param values by step, then by series
   * @param logarithms their decimal logarithms; those from {@code from} to {@code to} are mended
   * @param from first step that was filled
   * @param to last step that was filled
   * @param spread what the steps added up to
   * @param n number of series
   */
  public static void mend(
      double[][] values, double[][] logarithms, int from, int to, double[] spread, int n) {
    for (int i = 0; i < n; i++) {
      if (!(spread[i] <= LARGEST_SPREAD)) {
        for (int t = from; t <= to; t++) {
          logarithms[t][i] = of(values[t - 1][i], values[t][i], logarithms[t - 1][i]);
        }
      }
    }
  }

  private static double polynomial(double w) {
    double p = Math.fma(w, C8, C7);
    p = Math.fma(w, p, C6);
    p = Math.fma(w, p, C5);
    p = Math.fma(w, p, C4);
    p = Math.fma(w, p, C3);
    p = Math.fma(w, p, C2);
    p = Math.fma(w, p, C1);
    return Math.fma(w, p, C0);
  }
}
