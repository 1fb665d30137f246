package org.gap2028.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.gap2028.engine.statistics.Histogram.Bins;
import org.junit.jupiter.api.Test;

class BinnedFunctionTest {

  private static BinnedFunction of(double[] low, double[] high, long... count) {
    return new BinnedFunction(new Bins(low, high, count));
  }

  private static BinnedFunction of(double... values) {
    Histogram histogram = new Histogram();
    TestColumns.count(histogram, values, values.length);
    return new BinnedFunction(histogram.bins());
  }

  @Test
  void theFunctionIsLinearInsideABin() {
    BinnedFunction function = of(new double[] {1, 2}, new double[] {2, 4}, 1, 3);
    assertThat(function.below(1)).isZero();
    assertThat(function.below(1.5)).isEqualTo(0.125);
    assertThat(function.below(2)).isEqualTo(0.25);
    assertThat(function.below(3)).isEqualTo(0.625);
    assertThat(function.below(4)).isEqualTo(1);
    assertThat(function.quantile(0.125)).isEqualTo(1.5);
    assertThat(function.quantile(0.25)).isEqualTo(2);
    assertThat(function.quantile(0.625)).isEqualTo(3);
  }

  @Test
  void theFunctionIsFlatBetweenBinsAndItsQuantileIsWhereItReachesP() {
    BinnedFunction function = of(new double[] {1, 5}, new double[] {2, 6}, 1, 1);
    assertThat(function.below(2)).isEqualTo(0.5);
    assertThat(function.below(3)).isEqualTo(0.5);
    assertThat(function.below(5)).isEqualTo(0.5);
    assertThat(function.quantile(0.5)).isEqualTo(2);
    assertThat(function.quantile(0.5 + 1e-9)).isBetween(5.0, 5.00001);
  }

  @Test
  void theFunctionJumpsAtAnAtom() {
    BinnedFunction function = of(new double[] {-1, 0, 0}, new double[] {-0.0, 0, 1}, 1, 2, 1);
    for (double zero : new double[] {0.0, -0.0}) {
      assertThat(function.below(zero)).isEqualTo(0.25);
      assertThat(function.atMost(zero)).isEqualTo(0.75);
    }
    assertThat(function.below(-0.5)).isEqualTo(0.125);
    assertThat(function.below(0.5)).isEqualTo(0.875);
    assertThat(function.quantile(0.125)).isEqualTo(-0.5);
    assertThat(function.quantile(0.26)).isZero();
    assertThat(function.quantile(0.5)).isZero();
    assertThat(function.quantile(0.75)).isZero();
    assertThat(function.quantile(0.875)).isEqualTo(0.5);
  }

  @Test
  void zeroWithoutAnAtomIsAPointLikeAnyOther() {
    BinnedFunction below = of(-1e-310, -2);
    assertThat(below.below(0)).isEqualTo(1);
    assertThat(below.atMost(0)).isEqualTo(1);
    BinnedFunction above = of(1e-300, 2);
    assertThat(above.below(0)).isZero();
    assertThat(above.atMost(0)).isZero();
  }

  @Test
  void oneAtomIsAStep() {
    BinnedFunction function = new BinnedFunction(Bins.atom(7.3, 10));
    assertThat(function.below(7.3)).isZero();
    assertThat(function.atMost(7.3)).isEqualTo(1);
    assertThat(function.below(Math.nextUp(7.3))).isEqualTo(1);
    assertThat(function.below(7.2)).isZero();
    assertThat(function.quantile(1e-9)).isEqualTo(7.3);
    assertThat(function.quantile(1 - 1e-9)).isEqualTo(7.3);
  }

  @Test
  void theFunctionGoesFromZeroToOne() {
    BinnedFunction function = of(-3, 0, 12, 24);
    assertThat(function.below(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(function.below(-1e300)).isZero();
    assertThat(function.below(1e300)).isEqualTo(1);
    assertThat(function.below(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(function.quantile(1e-300)).isBetween(-3.1, -3.0);
    assertThat(function.quantile(Math.nextDown(1.0))).isBetween(24.0, 24.1);
  }

  @Test
  void sharesBelowEdgesAreCounts() {
    double[] values = sample(50_000);
    BinnedFunction function = of(values);
    // Values of at most ten bits are edges, the bounds of the default events among them.
    for (double edge : new double[] {3, 12, 24, 0.5, 1, 7, 100}) {
      double count = Arrays.stream(values).filter(value -> value < edge).count();
      assertThat(function.below(edge)).isEqualTo(count / values.length);
    }
  }

  @Test
  void theQuantileIsTheGeneralisedInverse() {
    double[] values = sample(5000);
    BinnedFunction function = of(values);
    Random random = new Random(3);
    double before = Double.NEGATIVE_INFINITY;
    double[] probabilities = random.doubles(20_000).sorted().toArray();
    for (double p : probabilities) {
      double x = function.quantile(p);
      // 1e-12: roundings of the share inside a bin, 1/5000 wide at most.
      assertThat(function.below(x)).isLessThanOrEqualTo(p + 1e-12);
      assertThat(function.atMost(x)).isGreaterThanOrEqualTo(p - 1e-12);
      assertThat(x).isGreaterThanOrEqualTo(before);
      before = x;
    }
  }

  @Test
  void theQuantileIsInTheBinOfTheOrderStatistic() {
    double[] values = sample(5000);
    BinnedFunction function = of(values);
    Arrays.sort(values);
    for (int k = 1; k <= values.length; k++) {
      double exact = values[k - 1];
      // Half a rank inside, so that rounding does not matter.
      double x = function.quantile((k - 0.5) / values.length);
      assertThat(Math.abs(x - exact)).isLessThanOrEqualTo(Math.abs(exact) / 512);
    }
  }

  /** Leads of both signs, a tenth of them exactly 0. */
  private static double[] sample(int n) {
    Random random = new Random(2028);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = i % 10 == 0 ? 0 : 5 + 6 * random.nextGaussian();
    }
    return values;
  }
}
