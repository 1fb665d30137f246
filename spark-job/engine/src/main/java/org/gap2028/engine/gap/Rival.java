package org.gap2028.engine.gap;

import static org.gap2028.engine.gap.QuarterGrid.QUARTERS;
import static org.gap2028.engine.gap.QuarterGrid.YEARS;

import java.util.Arrays;
import org.gap2028.engine.distribution.Distribution;

/**
 * The distribution of {@link PersistenceModel}'s lead, by quadrature and without drawing: the
 * initial lead convolved with a normal of variance persistence_volatility^2 (t - 1)/4 +
 * release_noise^2 from the second quarter on. Quarters are indices, 0 for 2026Q1, whose law is that
 * of the initial lead itself, atoms included.
 *
 * <p>Accuracy, against quadrature over the latent normal and a recursion on fine grids
 * (scripts/golden/rival.py): probabilities to 1e-7, quantiles from 0.1 % to 99.9 % to 1e-6 of their
 * value and of at least 10 months; means and standard deviations are exact. It needs no more of a
 * distribution than its quantile and distribution function. Immutable.
 */
public final class Rival {

  /** Most steps of the search for a quantile; bisection alone would need some fifty. */
  private static final int STEPS = 200;

  /** Where the search for a quantile ends, relative to the value. */
  private static final double TOLERANCE = 1e-11;

  private final Distribution initialLead;
  private final PiecewiseUniform cells;
  private final double step;
  private final double releaseNoise;

  /**
   * The rival of a run.
   *
   * @param initialLead the lead at 2026Q1, in months
   * @param constants one value for each {@link GapConstant}, in its order and unit
   */
  public Rival(Distribution initialLead, double[] constants) {
    Constants.check(constants);
    this.initialLead = initialLead;
    step = constants[GapConstant.PERSISTENCE_VOLATILITY.ordinal()] * Math.sqrt(YEARS);
    releaseNoise = constants[GapConstant.RELEASE_NOISE.ordinal()];
    cells = PiecewiseUniform.of(initialLead);
  }

  /** Mean lead of every quarter, in months; infinite or {@code NaN} as the initial lead's is. */
  public double mean() {
    return initialLead.mean();
  }

  /** Standard deviation of the lead, in months; infinite as the initial lead's is. */
  public double standardDeviation(int quarter) {
    double sd = initialLead.standardDeviation();
    double noise = noise(quarter);
    return noise == 0 ? sd : Math.sqrt(sd * sd + noise * noise);
  }

  /**
   * A quantile of the lead.
   *
   * @param quarter index of the quarter
   * @param p probability below, in (0, 1)
   * @return months
   */
  public double quantile(int quarter, double p) {
    double sd = noise(quarter);
    return sd == 0 ? initialLead.quantile(p) : quantile(p, sd);
  }

  /** Newton's method, with bisection wherever it would leave the bracket. */
  private double quantile(double p, double sd) {
    // The sum is below only where the lead is (p / 2) or the noise is out of reach; above alike.
    double low = initialLead.quantile(0.5 * p, 1 - 0.5 * p) - Convolution.REACH * sd;
    double high = initialLead.quantile(0.5 + 0.5 * p, 0.5 * (1 - p)) + Convolution.REACH * sd;
    Convolution lead = cells.plus(sd);
    double x = initialLead.quantile(p);
    for (int i = 0; i < STEPS; i++) {
      double excess = lead.cdf(x) - p;
      if (excess < 0) {
        low = x;
      } else {
        high = x;
      }
      double next = x - excess / lead.density(x);
      // Every fourth step halves the bracket, so that it shrinks whatever the function's shape.
      if (!(next > low && next < high) || i % 4 == 3) {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - x) <= TOLERANCE * Math.max(1, Math.abs(x))) {
        return next;
      }
      x = next;
    }
    return x;
  }

  /**
   * Probability that {@code from <= lead < below}, release noise included.
   *
   * @param quarter index of the quarter
   * @param from smallest value that counts, negative infinity for no bound
   * @param below values below this count, positive infinity for no bound
   */
  public double probability(int quarter, double from, double below) {
    return probability(from, below, noise(quarter));
  }

  /**
   * Probability that {@code from <= lead < below} before release noise.
   *
   * @param quarter index of the quarter
   * @param from smallest value that counts, negative infinity for no bound
   * @param below values below this count, positive infinity for no bound
   */
  public double underlyingProbability(int quarter, double from, double below) {
    return probability(from, below, walk(quarter));
  }

  private double probability(double from, double below, double sd) {
    double probability =
        sd == 0 ? initiallyBelow(below) - initiallyBelow(from) : within(from, below, sd);
    return Math.min(Math.max(probability, 0), 1);
  }

  private double within(double from, double below, double sd) {
    Convolution lead = cells.plus(sd);
    return lead.cdf(below) - lead.cdf(from);
  }

  /** Probability of an initial lead below x, exact at atoms. */
  private double initiallyBelow(double x) {
    return x == Double.POSITIVE_INFINITY ? 1 : initialLead.cdf(Math.nextDown(x));
  }

  /**
   * For each quarter, the probability that {@code from <= lead < below} has held before release
   * noise, in that quarter or an earlier one.
   *
   * @param from smallest value that counts, negative infinity for no bound
   * @param below values below this count, positive infinity for no bound
   */
  public double[] everProbabilities(double from, double below) {
    double inside = probability(from, below, 0);
    double[] ever = new double[QUARTERS];
    if (step == 0) {
      Arrays.fill(ever, inside);
      return ever;
    }
    FirstPassage passage = new FirstPassage(from, below, step, QUARTERS - 1);
    ever = passage.probabilities(cells.without(from, below), inside, QUARTERS);
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      ever[quarter] = Math.min(ever[quarter], 1);
    }
    return ever;
  }

  /** Standard deviation of the walk up to a quarter. */
  private double walk(int quarter) {
    return step * Math.sqrt(quarter);
  }

  /** Standard deviation of all that is added to the initial lead. */
  private double noise(int quarter) {
    double walk = walk(quarter);
    return quarter == 0 ? 0 : Math.sqrt(walk * walk + releaseNoise * releaseNoise);
  }
}
