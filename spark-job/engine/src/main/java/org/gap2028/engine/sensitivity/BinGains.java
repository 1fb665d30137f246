package org.gap2028.engine.sensitivity;

/**
 * What each option gains on the best one, bin by bin of what is known, and the value of choosing by
 * the bin. The choice in a replicate's draws is learned from the other replicates: so no draw
 * judges a choice that it took part in, which would flatter it.
 *
 * <p>An option whose gains differ between bins by no more than chance explains is left out: knowing
 * the bin tells nothing about it, and the value is then exactly 0.
 */
final class BinGains {

  private final int best;
  private final long[][] counts;
  private final double[][][] sums;
  private final double[] squares;

  /**
   * Gains without draws.
   *
   * @param replicates number of replicates
   * @param bins number of bins
   * @param options number of options
   * @param best index of the option that is best without knowledge
   */
  BinGains(int replicates, int bins, int options, int best) {
    this.best = best;
    counts = new long[replicates][bins];
    sums = new double[replicates][options][bins];
    squares = new double[options];
  }

  /** Counts a draw. */
  void count(int replicate, int bin) {
    counts[replicate][bin]++;
  }

  /** Adds what an option gains in a draw. */
  void add(int replicate, int option, int bin, double gain) {
    sums[replicate][option][bin] += gain;
    squares[option] += gain * gain;
  }

  /** The mean gain of choosing by the bin, by replicate; 0 in those without draws. */
  double[] values() {
    boolean[] differs = new boolean[squares.length];
    boolean any = false;
    for (int option = 0; option < differs.length; option++) {
      differs[option] = option != best && differs(option);
      any |= differs[option];
    }
    double[] values = new double[counts.length];
    for (int r = 0; r < values.length && any; r++) {
      values[r] = value(r, differs);
    }
    return values;
  }

  private double value(int replicate, boolean[] differs) {
    double gained = 0;
    long draws = 0;
    for (int bin = 0; bin < counts[replicate].length; bin++) {
      draws += counts[replicate][bin];
      int choice = best;
      double most = 0;
      for (int option = 0; option < differs.length; option++) {
        if (differs[option]) {
          double others = 0;
          for (int r = 0; r < counts.length; r++) {
            others += r == replicate ? 0 : sums[r][option][bin];
          }
          if (others > most) {
            most = others;
            choice = option;
          }
        }
      }
      gained += sums[replicate][choice][bin];
    }
    return draws == 0 ? 0 : gained / draws;
  }

  /** Whether an option's mean gains differ between bins by more than chance. */
  private boolean differs(int option) {
    long draws = 0;
    double all = 0;
    double between = 0;
    int filled = 0;
    for (int bin = 0; bin < counts[0].length; bin++) {
      long n = 0;
      double sum = 0;
      for (int r = 0; r < counts.length; r++) {
        n += counts[r][bin];
        sum += sums[r][option][bin];
      }
      if (n > 0) {
        filled++;
        draws += n;
        all += sum;
        between += sum * sum / n;
      }
    }
    if (filled < 2) {
      return false;
    }
    double ofMean = all * all / draws;
    double within = Math.max(squares[option] - between, 0);
    // Where gains are all the same, what is left is rounding.
    boolean varies = squares[option] - ofMean > 1e-12 * squares[option];
    return varies && (between - ofMean) * (draws - filled) > within * ChiSquare.bound(filled - 1);
  }
}
