package org.gap2028.engine.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gap2028.engine.distribution.Atoms;
import org.gap2028.engine.model.ChartBins;

/**
 * Estimates of one column: from all draws of all replicates together, with errors from the spread
 * between replicates by Student's t with R - 1 degrees of freedom. Independent normal noise that
 * was not drawn is integrated.
 *
 * <p>An interval of a quantile or a probability comes from the distribution function: SE_F is the
 * standard deviation over replicates of F_r at the pooled quantile, over sqrt(R), and at least 1/(n
 * sqrt(12 R)), n the draws of one replicate, which is what a perfectly stratified sample leaves.
 */
public final class ColumnEstimates {

  /** Probability of the published intervals. */
  public static final double CONFIDENCE = 0.95;

  private static final double FIRST_BIN = 1e-6;

  private final long draws;
  private final DistributionFunction function;
  private final List<DistributionFunction> replicateFunctions;
  private final MomentEstimates moments;
  private final double student;

  /**
   * Estimates of a column with at least one draw in every replicate.
   *
   * @param replicates one tally of the column for each replicate
   * @param pivot what its power sums are about
   * @param noise standard deviation of noise to be integrated, 0 for none
   * @param draws draws counted in all replicates; a draw may count several points
   */
  ColumnEstimates(List<ColumnTally> replicates, double pivot, double noise, long draws) {
    this(replicates, pivot, noise, draws, Atoms.NONE);
  }

  /** Estimates of a column whose distribution is known to have atoms. */
  ColumnEstimates(
      List<ColumnTally> replicates, double pivot, double noise, long draws, Atoms atoms) {
    this.draws = draws;
    ColumnTally pooled = new ColumnTally();
    for (ColumnTally replicate : replicates) {
      pooled.merge(replicate);
    }
    List<Histogram.Bins> bins =
        replicates.stream().map(tally -> AtomicBins.of(tally.histogram().bins(), atoms)).toList();
    if (pooled.min() == pooled.max()) {
      // Known exactly, before noise: an atom, and no spread between replicates.
      long points = bins.stream().mapToLong(Histogram.Bins::total).sum();
      function = function(Histogram.Bins.atom(pooled.min(), points), noise);
      replicateFunctions = Collections.nCopies(bins.size(), function);
      moments = constantMoments(pooled.min(), noise, draws);
    } else {
      Histogram.Bins all = AtomicBins.of(pooled.histogram().bins(), atoms);
      function = function(all, noise);
      replicateFunctions = bins.stream().map(some -> function(some, noise)).toList();
      double[] means = new double[bins.size()];
      double[] sds = new double[bins.size()];
      for (int r = 0; r < means.length; r++) {
        Powers powers = Powers.of(replicates.get(r), (double) bins.get(r).total());
        means[r] = powers.mean();
        sds[r] = powers.sd(noise);
      }
      Powers powers = Powers.of(pooled, (double) all.total());
      double sd = powers.sd(noise);
      moments =
          new MomentEstimates(
              draws,
              pivot + powers.mean(),
              meanError(means),
              sd,
              meanError(sds),
              sd == 0 ? Double.NaN : powers.thirdCentral() / (sd * sd * sd),
              pooled.min(),
              pooled.max());
    }
    student = StudentT.twoSided(CONFIDENCE, bins.size() - 1);
  }

  private static DistributionFunction function(Histogram.Bins bins, double noise) {
    return noise > 0 ? new ConvolvedFunction(bins, noise) : new BinnedFunction(bins);
  }

  private static MomentEstimates constantMoments(double value, double noise, long draws) {
    double skewness = noise == 0 ? Double.NaN : 0;
    return new MomentEstimates(draws, value, 0, noise, 0, skewness, value, value);
  }

  /** Moments, noise included except in the extremes. */
  public MomentEstimates moments() {
    return moments;
  }

  /** The mean with its interval. */
  public Estimate mean() {
    double half = student * moments.meanStandardError();
    return new Estimate(
        moments.mean(), moments.meanStandardError(), moments.mean() - half, moments.mean() + half);
  }

  /**
   * A quantile with its interval.
   *
   * @param p probability, in (0, 1)
   * @throws IllegalArgumentException if {@code p} is not
   */
  public Estimate quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("Invalid probability: " + p + " (above 0 and below 1)");
    }
    double value = function.quantile(p);
    if (function.atMost(value) > function.below(value)) {
      // Inside an atom: the quantile is known exactly.
      return new Estimate(value, 0, value, value);
    }
    double[] shares = new double[replicateFunctions.size()];
    for (int r = 0; r < shares.length; r++) {
      shares[r] = replicateFunctions.get(r).below(value);
    }
    double half = student * standardError(shares, draws);
    double edge = 0.5 / draws;
    double low = function.quantile(Math.min(Math.max(p - half, edge), 1 - edge));
    double high = function.quantile(Math.min(Math.max(p + half, edge), 1 - edge));
    return new Estimate(value, (high - low) / (2 * student), low, high);
  }

  /**
   * The probability of {@code from <= value < below}, noise included, with its interval.
   *
   * @param from smallest value that counts, may be negative infinity
   * @param below values below this count, may be positive infinity
   */
  public Estimate probability(double from, double below) {
    double[] shares = new double[replicateFunctions.size()];
    for (int r = 0; r < shares.length; r++) {
      shares[r] = probability(replicateFunctions.get(r), from, below);
    }
    return probability(probability(function, from, below), shares, draws, student);
  }

  /** The probability of a value above 0, with its interval. */
  public Estimate probabilityPositive() {
    double[] shares = new double[replicateFunctions.size()];
    for (int r = 0; r < shares.length; r++) {
      shares[r] = 1 - replicateFunctions.get(r).atMost(0);
    }
    return probability(1 - function.atMost(0), shares, draws, student);
  }

  private static double probability(DistributionFunction function, double from, double below) {
    double upTo = below == Double.POSITIVE_INFINITY ? 1 : function.below(below);
    double without = from == Double.NEGATIVE_INFINITY ? 0 : function.below(from);
    return Math.max(upTo - without, 0);
  }

  /** An estimate of a probability from its replicates' estimates. */
  static Estimate probability(double value, double[] shares, long draws) {
    return probability(value, shares, draws, StudentT.twoSided(CONFIDENCE, shares.length - 1));
  }

  private static Estimate probability(double value, double[] shares, long draws, double student) {
    double error = standardError(shares, draws);
    double half = student * error;
    return new Estimate(value, error, Math.max(value - half, 0), Math.min(value + half, 1));
  }

  /** SE_F: the spread over replicates, and at least 1/(n sqrt(12 R)), n the draws of one. */
  private static double standardError(double[] shares, long draws) {
    int replicates = shares.length;
    double floor = replicates / (draws * Math.sqrt(12.0 * replicates));
    return Math.max(meanError(shares), floor);
  }

  /** Standard error of a mean over replicates: standard deviation, divisor R - 1, over sqrt(R). */
  private static double meanError(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }

  /**
   * The distribution in coarse bins, from the one with the 1e-6 quantile to the one with the 1 -
   * 1e-6 quantile; what lies beyond counts in the first and the last.
   *
   * @param bins edges, and how many bins at most
   */
  public List<BinEstimate> distribution(ChartBins bins) {
    long first = bins.index(function.quantile(FIRST_BIN));
    long last = bins.index(function.quantile(1 - FIRST_BIN));
    if (last - first >= ChartBins.MOST) {
      long median = bins.index(function.quantile(0.5));
      first = Math.max(first, Math.min(median - ChartBins.MOST / 2, last - ChartBins.MOST + 1));
      last = first + ChartBins.MOST - 1;
    }
    List<BinEstimate> estimates = new ArrayList<>();
    double before = 0;
    for (long k = first; k <= last; k++) {
      double low = bins.edge(k);
      double high = bins.edge(k + 1);
      double cumulative = k == last ? 1 : function.below(high);
      double probability = Math.max(cumulative - before, 0);
      estimates.add(
          new BinEstimate(low, high, probability * draws, probability / (high - low), cumulative));
      before = cumulative;
    }
    return estimates;
  }

  /** The first three moments about the pivot. */
  private record Powers(double mean, double secondCentral, double thirdCentral) {

    static Powers of(ColumnTally tally, double n) {
      double m1 = tally.first() / n;
      double m2 = tally.second() / n;
      double m3 = tally.third() / n;
      return new Powers(m1, Math.max(m2 - m1 * m1, 0), m3 - 3 * m1 * m2 + 2 * m1 * m1 * m1);
    }

    double sd(double noise) {
      return Math.sqrt(secondCentral + noise * noise);
    }
  }
}
