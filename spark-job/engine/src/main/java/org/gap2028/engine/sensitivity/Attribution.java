package org.gap2028.engine.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gap2028.engine.run.Pair;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Estimate;

/**
 * How much of a paired difference each lever is responsible for: in every draw, the lever's Shapley
 * value in the game whose players are the levers that differ, a coalition's value being the output
 * under the scenario that has the coalition's levers from the one scenario and the others from the
 * other. The shares of a draw add up to its difference.
 *
 * <p>Statistics: the mean of a share, which adds up to the mean difference; quantiles of its
 * distribution over draws, which add up to nothing; and the lever's share in the change of an
 * event's probability, which adds up to that change, being the Shapley value in the game of the
 * probabilities.
 */
public final class Attribution {

  private static final List<Double> QUANTILES = List.of(0.05, 0.5, 0.95);

  private final AttributionStudy study;
  private final RunPlan plan;
  private final List<AttributionPart> parts;

  /**
   * The estimates of a study.
   *
   * @param plan the plan it is of
   * @param parts what its units yield, in their order
   */
  public Attribution(AttributionStudy study, RunPlan plan, List<AttributionPart> parts) {
    this.study = study;
    this.plan = plan;
    this.parts = List.copyOf(parts);
  }

  /**
   * All shares: by pair, then by lever. A pair of which fewer than two replicates have a draw that
   * did not fail has none.
   */
  public List<LeverShare> shares() {
    List<LeverShare> all = new ArrayList<>();
    for (int p = 0; p < study.pairs().size(); p++) {
      long[] draws = valid(p);
      if (ReplicateSpread.isEnough(draws)) {
        shares(p, draws, all);
      }
    }
    return all;
  }

  private long[] valid(int pair) {
    long[] draws = new long[plan.replicates()];
    for (AttributionPart part : parts) {
      for (double share : part.pairs().get(pair).shares()[0]) {
        draws[part.replicate()] += Double.isNaN(share) ? 0 : 1;
      }
    }
    return draws;
  }

  private void shares(int p, long[] draws, List<LeverShare> all) {
    Pair pair = study.pairs().get(p);
    List<String> levers = study.levers(pair);
    ReplicateSpread spread = new ReplicateSpread(draws);
    ShapleyValue shapley = new ShapleyValue(levers.size());
    for (int lever = 0; lever < levers.size(); lever++) {
      String name = levers.get(lever);
      double[][] byReplicate = byReplicate(p, lever, draws);
      double[] means = Arrays.stream(byReplicate).mapToDouble(Attribution::mean).toArray();
      all.add(new LeverShare(pair, name, LeverShare.Statistic.MEAN, spread.estimate(means)));
      double[] sorted =
          Arrays.stream(byReplicate).flatMapToDouble(Arrays::stream).sorted().toArray();
      for (double q : QUANTILES) {
        Estimate estimate = quantile(sorted, byReplicate, q, spread);
        all.add(new LeverShare(pair, name, LeverShare.Statistic.quantile(q), estimate));
      }
      for (int e = 0; e < study.events().size(); e++) {
        double[] shares = new double[draws.length];
        double[][] probabilities = probabilities(p, e, draws);
        for (int r = 0; r < shares.length; r++) {
          shares[r] = shapley.share(lever, probabilities[r]);
        }
        String event = study.events().get(e).name();
        all.add(
            new LeverShare(pair, name, LeverShare.Statistic.event(event), spread.estimate(shares)));
      }
    }
  }

  /** A lever's shares in the draws that did not fail, by replicate. */
  private double[][] byReplicate(int pair, int lever, long[] draws) {
    double[][] shares = new double[draws.length][];
    int[] next = new int[draws.length];
    for (int r = 0; r < draws.length; r++) {
      shares[r] = new double[Math.toIntExact(draws[r])];
    }
    for (AttributionPart part : parts) {
      int r = part.replicate();
      for (double share : part.pairs().get(pair).shares()[lever]) {
        if (!Double.isNaN(share)) {
          shares[r][next[r]++] = share;
        }
      }
    }
    return shares;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? 0 : sum / values.length;
  }

  /** An event's probability by replicate, then by scenario between the two. */
  private double[][] probabilities(int pair, int event, long[] draws) {
    double[][] sums =
        new double[draws.length][parts.get(0).pairs().get(pair).probabilities()[event].length];
    for (AttributionPart part : parts) {
      double[] some = part.pairs().get(pair).probabilities()[event];
      for (int s = 0; s < some.length; s++) {
        sums[part.replicate()][s] += some[s];
      }
    }
    for (int r = 0; r < draws.length; r++) {
      for (int s = 0; s < sums[r].length && draws[r] > 0; s++) {
        sums[r][s] /= draws[r];
      }
    }
    return sums;
  }

  /**
   * The least share that is not below a part p of all shares. Its interval is that of the run's
   * quantiles: where the distribution function, whose error the replicates tell, is p -+ t SE_F.
   */
  private static Estimate quantile(
      double[] sorted, double[][] byReplicate, double p, ReplicateSpread spread) {
    double value = orderStatistic(sorted, p);
    double[] below = new double[byReplicate.length];
    for (int r = 0; r < below.length; r++) {
      int count = 0;
      for (double share : byReplicate[r]) {
        count += share < value ? 1 : 0;
      }
      below[r] = byReplicate[r].length == 0 ? 0 : (double) count / byReplicate[r].length;
    }
    int replicates = spread.replicates();
    double floor = replicates / (sorted.length * Math.sqrt(12.0 * replicates));
    double half = spread.student() * Math.max(spread.standardError(below), floor);
    double edge = 0.5 / sorted.length;
    double low = orderStatistic(sorted, Math.min(Math.max(p - half, edge), 1 - edge));
    double high = orderStatistic(sorted, Math.min(Math.max(p + half, edge), 1 - edge));
    return new Estimate(value, (high - low) / (2 * spread.student()), low, high);
  }

  private static double orderStatistic(double[] sorted, double p) {
    int index = (int) Math.ceil(p * sorted.length) - 1;
    return sorted[Math.min(Math.max(index, 0), sorted.length - 1)];
  }
}
