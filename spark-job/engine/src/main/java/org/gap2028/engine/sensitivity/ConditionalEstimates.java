package org.gap2028.engine.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.ConditionalSums;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.MomentEstimates;
import org.gap2028.engine.statistics.PackedTally;

/**
 * Conditional means and first-order indices from a run's own draws, at no further model run.
 *
 * <p>Var E[Y|X] is the variance of the means of 40 bins of equal probability and, inside each, of
 * the line that fits Y best in X: what then is missing is the curvature inside a bin. Squares of
 * means are taken as products of means of different replicates, averaged over all pairs; replicates
 * are independent, so no noise of a mean adds to its square, whatever the design. The standard
 * error is the jackknife's over replicates (B. Efron and C. Stein, "The jackknife estimate of
 * variance", Ann. Statist. 9 (1981) 586-596), together with that of the variance that is divided
 * by.
 *
 * <p>Where draws failed, the lines inside bins are about the mean of X of all draws; means are
 * those of the draws that did not fail.
 */
public final class ConditionalEstimates {

  /** Bins of a conditional curve. */
  public static final int CURVE_BINS = 20;

  private static final int BINS = ConditionalSums.BINS;
  private static final int JOINED = BINS / CURVE_BINS;

  private final CompiledPlan compiled;
  private final RunPlan plan;
  private final Targets targets;
  private final RunEstimates estimates;
  private final List<ConditionalSums> sums;

  /**
   * Estimates of a run.
   *
   * @param compiled the run's plan, with a conditioned quarter
   * @param replicates one tally for each replicate, in order
   */
  public ConditionalEstimates(CompiledPlan compiled, List<PackedTally> replicates) {
    this.compiled = compiled;
    plan = compiled.plan();
    targets = new Targets(plan, plan.conditionedQuarter());
    estimates = new RunEstimates(compiled, replicates);
    sums = replicates.stream().map(PackedTally::conditional).toList();
  }

  /**
   * A point of a conditional curve.
   *
   * @param low lower end of the bin in the input's unit; infinite where there is no bound
   * @param high upper end of the bin, likewise
   * @param mean mean of the target in the bin; {@code NaN} where no draw is in it
   * @param standardError its standard error over replicates
   */
  public record CurvePoint(double low, double high, double mean, double standardError) {}

  /** The mean of a target in twenty bins of an input. */
  public List<CurvePoint> curve(int target, int input) {
    Distribution distribution = plan.inputs().get(input).distribution();
    List<CurvePoint> curve = new ArrayList<>();
    for (int bin = 0; bin < CURVE_BINS; bin++) {
      double[] means = new double[sums.size()];
      double sum = 0;
      long count = 0;
      for (int r = 0; r < means.length; r++) {
        double own = 0;
        long ownCount = 0;
        for (int b = bin * JOINED; b < (bin + 1) * JOINED; b++) {
          own += sums.get(r).y(input, target, b);
          ownCount += sums.get(r).count(input, target, b);
        }
        means[r] = own / ownCount;
        sum += own;
        count += ownCount;
      }
      curve.add(
          new CurvePoint(
              edge(distribution, bin),
              edge(distribution, bin + 1),
              pivot(target) + sum / count,
              spread(means)));
    }
    return curve;
  }

  private static double edge(Distribution distribution, int k) {
    if (k == 0) {
      return distribution.lower();
    }
    double p = (double) k / CURVE_BINS;
    return k == CURVE_BINS
        ? distribution.upper()
        : distribution.quantile(p, (double) (CURVE_BINS - k) / CURVE_BINS);
  }

  private double pivot(int target) {
    int scenarios = targets.scenarios();
    return compiled.pivot(
        target < scenarios
            ? compiled.layout().column(target, 0, targets.quarter())
            : compiled.layout().difference(target - scenarios, targets.quarter()));
  }

  /** Standard error of a mean over replicates. */
  private static double spread(double[] values) {
    double n = values.length;
    double mean = 0;
    for (double value : values) {
      mean += value / n;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (n * (n - 1)));
  }

  /** The first-order index of an input. */
  public Estimate firstOrder(int target, int input) {
    Distribution distribution = plan.inputs().get(input).distribution();
    return distribution.lower() == distribution.upper()
        ? whereItVaries(moments(target), ReplicateRatio.exact(0))
        : index(target, input, 0);
  }

  /** The first-order index of the noise. */
  public Estimate noiseFirstOrder(int target) {
    return index(target, plan.inputs().size(), targets.additiveVariance(target));
  }

  private MomentEstimates moments(int target) {
    int scenarios = targets.scenarios();
    return target < scenarios
        ? estimates.output(target, 0, targets.quarter()).moments()
        : estimates.difference(target - scenarios, targets.quarter()).moments();
  }

  private static Estimate whereItVaries(MomentEstimates moments, Estimate estimate) {
    return Variation.isNone(moments.sd() * moments.sd(), 1) ? ReplicateRatio.NONE : estimate;
  }

  private Estimate index(int target, int condition, double additive) {
    MomentEstimates moments = moments(target);
    double variance = moments.sd() * moments.sd();
    double[][] rows = new double[sums.size()][];
    double[] weights = weights(target, condition, rows);
    double explained = products(rows, weights, -1);
    int n = rows.length;
    double error = n > 2 ? jackknife(rows, weights) : linearised(rows, weights);
    double index = (explained + additive) / variance;
    double relative = 2 * moments.sdStandardError() / moments.sd();
    double first = error / variance;
    double second = index * relative;
    return whereItVaries(
        moments, ReplicateRatio.of(index, Math.sqrt(first * first + second * second), n));
  }

  /**
   * Fills in, by replicate, numbers whose weighted squares add up to the explained variance: means
   * of the bins about none of them, covariances inside bins, and the mean of all.
   *
   * @return the weights
   */
  private double[] weights(int target, int condition, double[][] rows) {
    double[] weights = new double[2 * BINS + 1];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = new double[weights.length];
    }
    for (int b = 0; b < BINS; b++) {
      int bin = b;
      double count = sum(r -> sums.get(r).count(condition, target, bin));
      double draws = sum(r -> sums.get(r).draws(condition, bin));
      double x = sum(r -> sums.get(r).x(condition, bin)) / draws;
      double spread = sum(r -> sums.get(r).xx(condition, bin)) / draws - x * x;
      weights[b] = 1.0 / BINS;
      weights[BINS + b] = spread > 1e-14 * x * x ? 1 / (BINS * spread) : 0;
      for (int r = 0; r < rows.length; r++) {
        long own = sums.get(r).count(condition, target, b);
        if (own > 0 && count > 0) {
          rows[r][b] = sums.get(r).y(condition, target, b) / own;
          rows[r][BINS + b] =
              (sums.get(r).xy(condition, target, b) - x * sums.get(r).y(condition, target, b))
                  / own;
        }
        rows[r][2 * BINS] += rows[r][b] / BINS;
      }
    }
    weights[2 * BINS] = -1;
    return weights;
  }

  private double sum(IntToDoubleFunction term) {
    double sum = 0;
    for (int r = 0; r < sums.size(); r++) {
      sum += term.applyAsDouble(r);
    }
    return sum;
  }

  /** Weighted squares as products of different replicates, one of them left out or none (-1). */
  private static double products(double[][] rows, double[] weights, int without) {
    int n = without < 0 ? rows.length : rows.length - 1;
    double total = 0;
    for (int k = 0; k < weights.length; k++) {
      double sum = 0;
      double squares = 0;
      for (int r = 0; r < rows.length; r++) {
        if (r != without) {
          sum += rows[r][k];
          squares += rows[r][k] * rows[r][k];
        }
      }
      total += weights[k] * (sum * sum - squares) / (n * (n - 1.0));
    }
    return total;
  }

  private static double jackknife(double[][] rows, double[] weights) {
    int n = rows.length;
    double[] without = new double[n];
    double mean = 0;
    for (int r = 0; r < n; r++) {
      without[r] = products(rows, weights, r);
      mean += without[r] / n;
    }
    double squares = 0;
    for (double each : without) {
      squares += (each - mean) * (each - mean);
    }
    return Math.sqrt(squares * (n - 1) / n);
  }

  /** Of two replicates none can be left out: the spread of the derivative instead. */
  private static double linearised(double[][] rows, double[] weights) {
    double[] derivatives = new double[rows.length];
    for (int k = 0; k < weights.length; k++) {
      double mean = 0;
      for (double[] row : rows) {
        mean += row[k] / rows.length;
      }
      for (int r = 0; r < rows.length; r++) {
        derivatives[r] += weights[k] * 2 * mean * rows[r][k];
      }
    }
    return spread(derivatives);
  }
}
