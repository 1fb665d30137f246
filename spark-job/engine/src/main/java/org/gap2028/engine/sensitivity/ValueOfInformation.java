package org.gap2028.engine.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Estimate;

/**
 * What it is worth to know inputs before choosing. Without knowledge one takes the option with the
 * largest mean utility; with it, the one with the largest mean utility given what is known. The
 * value of information is the mean of what the second gains on the first: of all inputs (EVPI), or
 * of some (EVPPI). It is at least 0; an estimate below is published as 0.
 *
 * <p>Of one input, what is known is in which of up to 64 bins of equal probability it lies ({@link
 * BinGains}); of several, what a quadratic regression on their normal scores says ({@link
 * GroupGains}). Both learn the choice from draws other than those that judge it, so that an
 * estimate's bias is downward only, by what a better choice would have gained, where the largest of
 * several estimated means (the plug-in estimator) is biased upward by their noise.
 */
public final class ValueOfInformation {

  /** Bins of one input: as many as keep the noise of a bin's mean and its width both harmless. */
  static final int BINS = 64;

  private final List<DecisionPart> parts;
  private final int replicates;
  private final int options;
  private final int best;
  private final long[] draws;
  private final int[] binCounts;

  private ValueOfInformation(RunPlan plan, List<DecisionPart> parts, long[] draws, double[] sums) {
    this.parts = List.copyOf(parts);
    this.draws = draws;
    replicates = plan.replicates();
    options = sums.length;
    int largest = 0;
    for (int option = 1; option < options; option++) {
      largest = sums[option] > sums[largest] ? option : largest;
    }
    best = largest;
    binCounts =
        plan.inputs().stream()
            .mapToInt(input -> InputBins.of(input.distribution()).size())
            .toArray();
  }

  /**
   * The values for a decision.
   *
   * @param plan the plan it is of
   * @param parts what the units of its {@link DecisionStudy} yield, in their order
   * @return nothing where fewer than two replicates have a draw that failed under no option
   */
  public static Optional<ValueOfInformation> of(RunPlan plan, List<DecisionPart> parts) {
    long[] draws = new long[plan.replicates()];
    double[] sums = new double[parts.get(0).utilities().length];
    for (DecisionPart part : parts) {
      for (int i = 0; i < part.size(); i++) {
        if (part.isValid(i)) {
          draws[part.replicate()]++;
          for (int option = 0; option < sums.length; option++) {
            sums[option] += part.utilities()[option][i];
          }
        }
      }
    }
    return ReplicateSpread.isEnough(draws)
        ? Optional.of(new ValueOfInformation(plan, parts, draws, sums))
        : Optional.empty();
  }

  /** Index of the option that is best without knowledge. */
  public int best() {
    return best;
  }

  /** The expected value of perfect information about all inputs, in the payoff's unit. */
  public Estimate perfect() {
    double[] gained = new double[replicates];
    for (DecisionPart part : parts) {
      double sum = 0;
      for (int i = 0; i < part.size(); i++) {
        if (part.isValid(i)) {
          double most = part.utilities()[best][i];
          for (int option = 0; option < options; option++) {
            most = Math.max(most, part.utilities()[option][i]);
          }
          sum += most - part.utilities()[best][i];
        }
      }
      gained[part.replicate()] += sum;
    }
    for (int r = 0; r < replicates; r++) {
      gained[r] = draws[r] == 0 ? 0 : gained[r] / draws[r];
    }
    return estimate(gained);
  }

  /**
   * The expected value of partial perfect information, in the payoff's unit.
   *
   * @param inputs indices of the inputs that would be known, at least one
   */
  public Estimate partial(List<Integer> inputs) {
    List<Integer> uncertain = inputs.stream().filter(input -> binCounts[input] > 1).toList();
    if (uncertain.isEmpty()) {
      return new Estimate(0, 0, 0, 0);
    }
    return uncertain.size() == 1
        ? estimate(single(uncertain.get(0)))
        : estimate(new GroupGains(parts, replicates, best).values(uncertain));
  }

  private double[] single(int input) {
    int fine = binCounts[input];
    int coarse = Math.min(fine, BINS);
    BinGains gains = new BinGains(replicates, coarse, options, best);
    for (DecisionPart part : parts) {
      byte[] bins = part.bins()[input];
      double[] ofBest = part.utilities()[best];
      for (int i = 0; i < bins.length; i++) {
        if (part.isValid(i)) {
          int bin = (bins[i] & 0xff) * coarse / fine;
          gains.count(part.replicate(), bin);
          for (int option = 0; option < options; option++) {
            if (option != best) {
              double gain = part.utilities()[option][i] - ofBest[i];
              gains.add(part.replicate(), option, bin, gain);
            }
          }
        }
      }
    }
    return gains.values();
  }

  private Estimate estimate(double[] gained) {
    Estimate e = new ReplicateSpread(draws).estimate(gained);
    return new Estimate(
        Math.max(e.value(), 0), e.standardError(), Math.max(e.low(), 0), Math.max(e.high(), 0));
  }

  /** Every input by itself, in the plan's order. */
  public List<Estimate> ofEach() {
    List<Estimate> all = new ArrayList<>();
    for (int input = 0; input < binCounts.length; input++) {
      all.add(partial(List.of(input)));
    }
    return all;
  }
}
