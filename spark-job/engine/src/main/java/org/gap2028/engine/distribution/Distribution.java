package org.gap2028.engine.distribution;

import java.io.Serializable;
import java.util.List;

/**
 * A univariate marginal distribution, given by its quantile function. Implementations are immutable
 * values whose constructors refuse infeasible parameters with an {@link IllegalArgumentException}
 * that names the parameter, its value and what is allowed.
 */
public interface Distribution extends Serializable {

  /** Name of the family as configurations write it, such as {@code metalog}. */
  String family();

  /** Lower end of the support; may be {@link Double#NEGATIVE_INFINITY}. */
  double lower();

  /** Upper end of the support; may be {@link Double#POSITIVE_INFINITY}. */
  double upper();

  /**
   * Quantile function, with both tail probabilities given so that neither tail loses digits.
   *
   * @param p probability below, in (0, 1)
   * @param q probability above, 1 - p, in (0, 1)
   * @return the value with probability {@code p} below it
   */
  double quantile(double p, double q);

  /**
   * Quantile of probability {@code p} in (0, 1); prefer {@link #quantile(double, double)} in the
   * upper tail.
   */
  default double quantile(double p) {
    return quantile(p, 1 - p);
  }

  /** Probability of a value of at most {@code x}, in [0, 1]. */
  double cdf(double x);

  /**
   * Probability of a value above {@code x}, in [0, 1]. Families whose upper tail can be computed
   * without the cancellation of 1 - {@link #cdf} override it.
   */
  default double survival(double x) {
    return 1 - cdf(x);
  }

  /** Mean; infinite where it is infinite, {@code NaN} where it does not exist. */
  double mean();

  /** Standard deviation; infinite where it is infinite. */
  double standardDeviation();

  /**
   * Index of the heavier power tail: P(|X| > x) falls like x^-index. {@link
   * Double#POSITIVE_INFINITY} where no tail is a power.
   */
  double tailIndex();

  /** Index of the lower tail; infinite where it ends or is no power. */
  default double lowerTailIndex() {
    return lower() == Double.NEGATIVE_INFINITY ? tailIndex() : Double.POSITIVE_INFINITY;
  }

  /** Index of the upper tail; infinite where it ends or is no power. */
  default double upperTailIndex() {
    return upper() == Double.POSITIVE_INFINITY ? tailIndex() : Double.POSITIVE_INFINITY;
  }

  /**
   * The probabilities at which the quantile function is not smooth, ascending: compiled kernels cut
   * their pieces there. None where it is smooth throughout.
   */
  default List<Kink> kinks() {
    return List.of();
  }
}
