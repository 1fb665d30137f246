package org.gap2028.engine.sensitivity;

import java.util.Arrays;
import java.util.List;
import org.gap2028.engine.distribution.StandardNormal;

/**
 * The value of choosing by what several inputs say together (M. Strong, J. E. Oakley, A. Brennan,
 * "Estimating multiparameter partial expected value of perfect information from a probabilistic
 * sensitivity analysis sample: a nonparametric regression approach", Medical Decision Making 34,
 * 2014). Their bins by pairs and triples would be too many; a regression shares what it learns.
 *
 * <p>What an option gains on the best one is regressed on a quadratic polynomial of the inputs'
 * normal scores. Where gains are no polynomial, its values still order the draws: so they are cut
 * into 64 bins of equal probability, and the mean gain of a bin is what is expected there. One half
 * of the replicates learns, the other judges, and the other way round. An option that the
 * regression tells nothing about is never chosen, so that what is worth nothing is worth exactly 0.
 */
final class GroupGains {

  /** Multiplications that learning may cost: with many terms, every so manieth draw learns. */
  private static final double WORK = 0x1p31;

  private final List<DecisionPart> parts;
  private final int replicates;
  private final int best;
  private final int options;

  /**
   * Gains on an option.
   *
   * @param parts the draws
   * @param replicates number of replicates
   * @param best index of the option that is best without knowledge
   */
  GroupGains(List<DecisionPart> parts, int replicates, int best) {
    this.parts = parts;
    this.replicates = replicates;
    this.best = best;
    options = parts.get(0).utilities().length;
  }

  /** What is expected of an option. */
  @SuppressWarnings("ArrayRecordComponent") // seen by this class alone
  private record Expectation(double[] coefficients, double[] edges, double[] gains) {

    double of(double[] scores, int inputs) {
      double value = QuadraticRegression.value(coefficients, scores, inputs);
      int place = Arrays.binarySearch(edges, value);
      return gains[place < 0 ? -place - 1 : place + 1];
    }
  }

  /**
   * The mean gain of choosing by some inputs, by replicate; 0 in those without draws.
   *
   * @param inputs indices of the inputs
   */
  double[] values(List<Integer> inputs) {
    int[] group = inputs.stream().mapToInt(Integer::intValue).toArray();
    double[][] scores = new double[group.length][];
    for (int j = 0; j < group.length; j++) {
      scores[j] = normalScores(group[j]);
    }
    double[] gained = new double[replicates];
    long[] draws = new long[replicates];
    for (int fold = 0; fold < 2; fold++) {
      Expectation[] expectations = new Expectation[options];
      boolean any = false;
      for (int option = 0; option < options; option++) {
        expectations[option] = option == best ? null : learn(option, group, scores, 1 - fold);
        any |= expectations[option] != null;
      }
      for (DecisionPart part : parts) {
        if (part.replicate() % 2 == fold) {
          judge(part, group, scores, any ? expectations : new Expectation[0], gained, draws);
        }
      }
    }
    for (int r = 0; r < replicates; r++) {
      gained[r] = draws[r] == 0 ? 0 : gained[r] / draws[r];
    }
    return gained;
  }

  private void judge(
      DecisionPart part,
      int[] group,
      double[][] scores,
      Expectation[] expectations,
      double[] gained,
      long[] draws) {
    double[] x = new double[group.length];
    double[] ofBest = part.utilities()[best];
    double sum = 0;
    for (int i = 0; i < part.size(); i++) {
      if (!part.isValid(i)) {
        continue;
      }
      draws[part.replicate()]++;
      fill(part, i, group, scores, x);
      int choice = best;
      double most = 0;
      for (int option = 0; option < expectations.length; option++) {
        if (expectations[option] != null) {
          double gain = expectations[option].of(x, x.length);
          if (gain > most) {
            most = gain;
            choice = option;
          }
        }
      }
      sum += part.utilities()[choice][i] - ofBest[i];
    }
    gained[part.replicate()] += sum;
  }

  /** What the replicates of a fold say of an option; null where they say nothing. */
  private Expectation learn(int option, int[] group, double[][] scores, int fold) {
    List<DecisionPart> learning =
        parts.stream().filter(part -> part.replicate() % 2 == fold).toList();
    int size = learning.stream().mapToInt(DecisionPart::size).sum();
    double terms = QuadraticRegression.terms(group.length);
    int stride = (int) Math.max(Math.ceil(terms * terms * size / WORK), 1);
    QuadraticRegression regression = new QuadraticRegression(group.length);
    double[] x = new double[group.length];
    int next = 0;
    for (DecisionPart part : learning) {
      for (int i = 0; i < part.size(); i++) {
        if (part.isValid(i) && next++ % stride == 0) {
          fill(part, i, group, scores, x);
          regression.add(x, part.utilities()[option][i] - part.utilities()[best][i]);
        }
      }
    }
    double[] coefficients = regression.coefficients();
    return regression.explains(coefficients)
        ? expectation(coefficients, option, learning, group, scores)
        : null;
  }

  /** The mean gain in bins of equal probability of the polynomial's value. */
  private Expectation expectation(
      double[] coefficients,
      int option,
      List<DecisionPart> learning,
      int[] group,
      double[][] scores) {
    int size = learning.stream().mapToInt(DecisionPart::size).sum();
    double[] values = new double[size];
    double[] gains = new double[size];
    double[] x = new double[group.length];
    int n = 0;
    for (DecisionPart part : learning) {
      for (int i = 0; i < part.size(); i++) {
        if (part.isValid(i)) {
          fill(part, i, group, scores, x);
          values[n] = QuadraticRegression.value(coefficients, x, x.length);
          gains[n++] = part.utilities()[option][i] - part.utilities()[best][i];
        }
      }
    }
    double[] sorted = Arrays.copyOf(values, n);
    Arrays.sort(sorted);
    double[] edges = new double[ValueOfInformation.BINS - 1];
    for (int k = 0; k < edges.length; k++) {
      edges[k] = sorted[(int) ((long) n * (k + 1) / ValueOfInformation.BINS)];
    }
    edges = Arrays.stream(edges).distinct().toArray();
    Expectation expectation = new Expectation(coefficients, edges, new double[edges.length + 1]);
    int[] counts = new int[edges.length + 1];
    for (int i = 0; i < n; i++) {
      int place = Arrays.binarySearch(edges, values[i]);
      int bin = place < 0 ? -place - 1 : place + 1;
      counts[bin]++;
      expectation.gains[bin] += gains[i];
    }
    for (int bin = 0; bin < counts.length; bin++) {
      expectation.gains[bin] /= Math.max(counts[bin], 1);
    }
    return expectation;
  }

  /** By bin of an input: the standard normal's quantile in the middle of the bin's probability. */
  private double[] normalScores(int input) {
    long[] counts = new long[InputBins.BINS];
    long all = 0;
    for (DecisionPart part : parts) {
      for (byte bin : part.bins()[input]) {
        counts[bin & 0xff]++;
      }
      all += part.size();
    }
    double[] scores = new double[counts.length];
    double below = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      double p = (below + 0.5 * counts[bin]) / all;
      scores[bin] = counts[bin] == 0 ? 0 : StandardNormal.quantile(p, 1 - p);
      below += counts[bin];
    }
    return scores;
  }

  private static void fill(
      DecisionPart part, int draw, int[] group, double[][] scores, double[] x) {
    for (int j = 0; j < group.length; j++) {
      x[j] = scores[j][part.bins()[group[j]][draw] & 0xff];
    }
  }
}
