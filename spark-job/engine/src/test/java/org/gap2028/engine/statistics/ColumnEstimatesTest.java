package org.gap2028.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.gap2028.engine.distribution.Metalog;
import org.gap2028.engine.distribution.StandardNormal;
import org.gap2028.engine.model.ChartBins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnEstimatesTest {

  private static final double[] PROBABILITIES = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};

  /** {@code StudentTTest} has its source. */
  private static final double T31 = 2.039513446396408;

  private static final ChartBins MONTHS = new ChartBins(ChartBins.Scale.LINEAR, 0.25);
  private static final ChartBins RATIO = new ChartBins(ChartBins.Scale.GEOMETRIC, 1.01);

  private static ColumnEstimates estimates(double[][] replicates, double pivot, double noise) {
    List<ColumnTally> tallies = new ArrayList<>();
    long draws = 0;
    for (double[] values : replicates) {
      ColumnTally tally = new ColumnTally();
      for (int from = 0; from < values.length; from += 1024) {
        double[] block = Arrays.copyOfRange(values, from, Math.min(from + 1024, values.length));
        TestColumns.add(tally, block, pivot, block.length);
      }
      tallies.add(tally);
      draws += values.length;
    }
    return new ColumnEstimates(tallies, pivot, noise, draws);
  }

  private static double[][] sample(int replicates, int n, ToDoubleFunction<Random> law) {
    Random random = new Random(2028);
    double[][] sample = new double[replicates][n];
    for (double[] values : sample) {
      Arrays.setAll(values, i -> law.applyAsDouble(random));
    }
    return sample;
  }

  private static double[] sorted(double[][] replicates) {
    return Arrays.stream(replicates).flatMapToDouble(Arrays::stream).sorted().toArray();
  }

  private static double[] of(double[][] replicates, ToDoubleFunction<double[]> statistic) {
    return Arrays.stream(replicates).mapToDouble(statistic).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double central(double[] values, int power) {
    double mean = mean(values);
    return mean(Arrays.stream(values).map(x -> Math.pow(x - mean, power)).toArray());
  }

  /** Standard error of the mean of a replicates' statistic. */
  private static double error(double[] values) {
    return Math.sqrt(central(values, 2) / (values.length - 1));
  }

  private static double shareBelow(double[] values, double x) {
    return (double) Arrays.stream(values).filter(value -> value < x).count() / values.length;
  }

  /**
   * The same 1,024 values in each of 32 replicates, one in the middle of each half bin of [1, 2).
   */
  private static double[][] even() {
    double[] values = new double[1024];
    Arrays.setAll(values, i -> 1 + (i + 0.5) / 1024);
    double[][] even = new double[32][];
    Arrays.fill(even, values);
    return even;
  }

  /**
   * A tenth of the standard error is what binning may add to a quantile, by the root mean square.
   */
  private static void assertOrderStatistics(double[][] sample, double atom) {
    ColumnEstimates estimates = estimates(sample, 5, 0);
    double[] sorted = sorted(sample);
    double squares = 0;
    int count = 0;
    for (int percent = 1; percent <= 99; percent++) {
      // A quarter rank inside, so that rounding does not choose the order statistic.
      double p = (Math.ceil(percent / 100.0 * sorted.length) - 0.25) / sorted.length;
      double exact = sorted[(int) (p * sorted.length)];
      Estimate estimate = estimates.quantile(p);
      if (exact == atom) {
        assertThat(estimate).isEqualTo(new Estimate(atom, 0, atom, atom));
        continue;
      }
      double ratio = (estimate.value() - exact) / estimate.standardError();
      assertThat(Math.abs(ratio)).as("%d %%", percent).isLessThan(0.4);
      squares += ratio * ratio;
      count++;
    }
    assertThat(Math.sqrt(squares / count)).isLessThan(0.1);
  }

  @Test
  void quantilesOfLeadsAreTheOrderStatistics() {
    assertOrderStatistics(sample(32, 8192, r -> 7 + 2 * r.nextGaussian()), Double.NaN);
    assertOrderStatistics(sample(32, 8192, r -> 10.8 + 4.5 * r.nextGaussian()), Double.NaN);
  }

  @Test
  void quantilesOfSmallDifferencesAreTheOrderStatisticsAndTheAtomIsExact() {
    assertOrderStatistics(sample(32, 8192, r -> 0.001 * r.nextGaussian()), Double.NaN);
    assertOrderStatistics(sample(32, 8192, r -> r.nextInt(10) < 3 ? 0 : 0.5 + r.nextGaussian()), 0);
  }

  @Test
  void quantilesOfRatiosAreTheOrderStatistics() {
    assertOrderStatistics(sample(32, 8192, r -> 14 * Math.exp(0.3 * r.nextGaussian())), Double.NaN);
  }

  /**
   * Without sampling error: the initial lead, in the bins of a histogram with the counts that are
   * expected of 10^15 draws, reaches its quantiles within 1e-5 of the interquartile range.
   */
  @Test
  void binningMovesNoQuantileOfTheInitialLeadByMoreThanAHundredThousandthOfItsSpread() {
    Metalog lead = Metalog.of(4, 7, 10.5, 0, Double.POSITIVE_INFINITY);
    double[] grid = new double[60_000];
    Arrays.setAll(grid, i -> 1e-3 * Math.exp(i / 4000.0));
    Histogram histogram = new Histogram();
    TestColumns.count(histogram, grid, grid.length);
    Histogram.Bins bins = histogram.bins();
    long[] count = new long[bins.size()];
    for (int k = 0; k < count.length; k++) {
      count[k] = Math.round(1e15 * (lead.cdf(bins.high()[k]) - lead.cdf(bins.low()[k])));
    }
    BinnedFunction function =
        new BinnedFunction(new Histogram.Bins(bins.low(), bins.high(), count));
    double spread = lead.quantile(0.75) - lead.quantile(0.25);
    for (double p : PROBABILITIES) {
      assertThat(function.quantile(p)).isCloseTo(lead.quantile(p), within(1e-5 * spread));
    }
  }

  @Test
  void theErrorOfAQuantileIsThatOfTheDistributionFunctionAtIt() {
    double[][] sample = sample(32, 4096, r -> 7 + 2 * r.nextGaussian());
    ColumnEstimates estimates = estimates(sample, 7, 0);
    double[] sorted = sorted(sample);
    for (double p : PROBABILITIES) {
      Estimate estimate = estimates.quantile(p);
      double half = T31 * error(of(sample, values -> shareBelow(values, estimate.value())));
      // Half a bin at both ends; the shares inside a bin are interpolated.
      double bin = estimate.value() / 512;
      assertThat(estimate.low()).isCloseTo(sorted[(int) ((p - half) * sorted.length)], within(bin));
      assertThat(estimate.high())
          .isCloseTo(sorted[(int) ((p + half) * sorted.length)], within(bin));
      assertThat(estimate.standardError())
          .isCloseTo((estimate.high() - estimate.low()) / (2 * T31), within(1e-15));
    }
  }

  @Test
  void theErrorHasAFloorWhereReplicatesAgree() {
    // The distribution function is x - 1 in every replicate; the floor is 1/(n sqrt(12 R)).
    ColumnEstimates estimates = estimates(even(), 1.5, 0);
    double half = T31 / (1024 * Math.sqrt(12 * 32));
    for (double p : new double[] {0.1, 0.5, 0.9}) {
      Estimate estimate = estimates.quantile(p);
      assertThat(estimate.value()).isCloseTo(1 + p, within(1e-12));
      assertThat(estimate.low()).isCloseTo(1 + p - half, within(1e-12));
      assertThat(estimate.high()).isCloseTo(1 + p + half, within(1e-12));
      assertThat(estimate.standardError()).isCloseTo(half / T31, within(1e-12));
    }
    Estimate share = estimates.probability(1.25, 1.5);
    assertThat(share.value()).isEqualTo(0.25);
    assertThat(share.standardError()).isCloseTo(half / T31, within(1e-12));
    assertThat(share.low()).isCloseTo(0.25 - half, within(1e-12));
    assertThat(share.high()).isCloseTo(0.25 + half, within(1e-12));
  }

  @Test
  void quantilesOfAnIntervalAreCutToHalfADrawFromTheEnds() {
    ColumnEstimates estimates = estimates(even(), 1.5, 0);
    double edge = 0.5 / (32 * 1024);
    assertThat(estimates.quantile(2 * edge).low()).isCloseTo(1 + edge, within(1e-12));
    assertThat(estimates.quantile(1 - 2 * edge).high()).isCloseTo(2 - edge, within(1e-12));
  }

  @Test
  void drawsCountOnceHoweverManyPointsTheyHave() {
    List<ColumnTally> tallies = new ArrayList<>();
    for (double[] values : even()) {
      ColumnTally tally = new ColumnTally();
      TestColumns.add(tally, values, 1.5, values.length);
      tallies.add(tally);
    }
    ColumnEstimates estimates = new ColumnEstimates(tallies, 1.5, 0, 32 * 256);
    assertThat(estimates.moments().draws()).isEqualTo(32 * 256);
    assertThat(estimates.quantile(0.5).standardError())
        .isCloseTo(1 / (256 * Math.sqrt(12 * 32)), within(1e-12));
    double count = estimates.distribution(MONTHS).stream().mapToDouble(BinEstimate::count).sum();
    assertThat(count).isCloseTo(32 * 256, within(1e-9));
  }

  @Test
  void probabilitiesAreShares() {
    double[][] sample = sample(32, 4096, r -> 7 + 4 * r.nextGaussian());
    ColumnEstimates estimates = estimates(sample, 7, 0);
    double[] all = sorted(sample);
    // 3, 12 and 24 are edges of bins, so the shares are counts.
    Estimate near = estimates.probability(Double.NEGATIVE_INFINITY, 3);
    double error = error(of(sample, values -> shareBelow(values, 3)));
    assertThat(near.value()).isEqualTo(shareBelow(all, 3));
    assertThat(near.standardError()).isCloseTo(error, within(1e-15));
    assertThat(near.low()).isCloseTo(near.value() - T31 * error, within(1e-14));
    assertThat(near.high()).isCloseTo(near.value() + T31 * error, within(1e-14));

    Estimate far = estimates.probability(12, 24);
    assertThat(far.value()).isCloseTo(shareBelow(all, 24) - shareBelow(all, 12), within(1e-15));
    assertThat(far.standardError())
        .isCloseTo(
            error(of(sample, values -> shareBelow(values, 24) - shareBelow(values, 12))),
            within(1e-15));

    Estimate above = estimates.probability(12, Double.POSITIVE_INFINITY);
    assertThat(above.value()).isCloseTo(1 - shareBelow(all, 12), within(1e-15));
  }

  @Test
  void neverAndAlwaysHaveAnIntervalToo() {
    ColumnEstimates estimates = estimates(even(), 1.5, 0);
    double error = 1 / (1024 * Math.sqrt(12 * 32));
    Estimate never = estimates.probability(3, 4);
    assertThat(never.value()).isZero();
    assertThat(never.low()).isZero();
    assertThat(never.high()).isCloseTo(T31 * error, within(1e-12));
    Estimate always = estimates.probability(Double.NEGATIVE_INFINITY, 3);
    assertThat(always.value()).isEqualTo(1);
    assertThat(always.low()).isCloseTo(1 - T31 * error, within(1e-12));
    assertThat(always.high()).isEqualTo(1);
  }

  @Test
  void aDifferenceIsPositiveWhereItIsAboveZero() {
    double[][] sample = sample(32, 2048, r -> r.nextInt(3) == 0 ? 0 : r.nextGaussian() - 0.2);
    ToDoubleFunction<double[]> share =
        values -> (double) Arrays.stream(values).filter(x -> x > 0).count() / values.length;
    Estimate positive = estimates(sample, 0, 0).probabilityPositive();
    assertThat(positive.value()).isCloseTo(share.applyAsDouble(sorted(sample)), within(1e-15));
    assertThat(positive.standardError()).isCloseTo(error(of(sample, share)), within(1e-15));
  }

  @Test
  void quantilesInsideAnAtomAreKnownExactly() {
    double[][] sample = sample(32, 2048, r -> r.nextInt(4) < 2 ? 0 : r.nextGaussian());
    ColumnEstimates estimates = estimates(sample, 0, 0);
    assertThat(estimates.quantile(0.5)).isEqualTo(new Estimate(0, 0, 0, 0));
    // Outside, an end of the interval may reach into the atom.
    double nearAtom = shareBelow(sorted(sample), 0) - 1e-4;
    Estimate outside = estimates.quantile(nearAtom);
    assertThat(outside.value()).isNegative();
    assertThat(outside.high()).isZero();
  }

  @Test
  void differencesThatAreAllZeroAreZeroExactly() {
    ColumnEstimates estimates = estimates(new double[32][1024], 0, 0);
    Estimate zero = new Estimate(0, 0, 0, 0);
    assertThat(estimates.mean()).isEqualTo(zero);
    for (double p : PROBABILITIES) {
      assertThat(estimates.quantile(p)).isEqualTo(zero);
    }
    assertThat(estimates.probabilityPositive().value()).isZero();
    assertThat(estimates.probabilityPositive().low()).isZero();
    assertThat(estimates.distribution(MONTHS))
        .containsExactly(new BinEstimate(0, 0.25, 32 * 1024, 4, 1));
  }

  @Test
  void aColumnOfOneValueIsThatValueExactly() {
    // 7.3 is no edge of a bin.
    double[][] constant = new double[32][1024];
    Arrays.stream(constant).forEach(values -> Arrays.fill(values, 7.3));
    ColumnEstimates estimates = estimates(constant, 7, 0);
    Estimate exactly = new Estimate(7.3, 0, 7.3, 7.3);
    assertThat(estimates.mean()).isEqualTo(exactly);
    for (double p : PROBABILITIES) {
      assertThat(estimates.quantile(p)).isEqualTo(exactly);
    }
    MomentEstimates moments = estimates.moments();
    assertThat(moments)
        .isEqualTo(new MomentEstimates(32 * 1024, 7.3, 0, 0, 0, Double.NaN, 7.3, 7.3));
    assertThat(estimates.probability(7.3, 8).value()).isEqualTo(1);
    assertThat(estimates.probability(7, 7.3).value()).isZero();
  }

  @Test
  void aColumnOfOneValueWithNoiseIsNormal() {
    double[][] constant = new double[32][1024];
    Arrays.stream(constant).forEach(values -> Arrays.fill(values, 7.3));
    ColumnEstimates estimates = estimates(constant, 7, 2);
    assertThat(estimates.moments())
        .isEqualTo(new MomentEstimates(32 * 1024, 7.3, 0, 2, 0, 0, 7.3, 7.3));
    for (double p : PROBABILITIES) {
      Estimate quantile = estimates.quantile(p);
      double z = StandardNormal.quantile(p, 1 - p);
      // The bound of ConvolvedFunction over the density.
      double slack = 2 * 4e-7 / StandardNormal.density(z);
      assertThat(quantile.value()).isCloseTo(7.3 + 2 * z, within(slack));
      double half = 1 / (1024 * Math.sqrt(12 * 32)) / StandardNormal.density(z) * 2;
      assertThat(quantile.standardError()).isCloseTo(half, within(0.01 * half));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 2})
  void momentsAreThoseOfTheDefinitions(double noise) {
    double[][] sample = sample(32, 2048, r -> 5 + 3 * Math.exp(0.5 * r.nextGaussian()));
    double[] all = sorted(sample);
    MomentEstimates moments = estimates(sample, 8, noise).moments();
    double sd = Math.sqrt(central(all, 2) + noise * noise);
    // 1e-11: direct sums of 65,536 values round, exact ones do not.
    assertThat(moments.draws()).isEqualTo(all.length);
    assertThat(moments.mean()).isCloseTo(mean(all), within(1e-11));
    assertThat(moments.meanStandardError())
        .isCloseTo(error(of(sample, ColumnEstimatesTest::mean)), within(1e-11));
    assertThat(moments.sd()).isCloseTo(sd, within(1e-11));
    assertThat(moments.sdStandardError())
        .isCloseTo(
            error(of(sample, values -> Math.sqrt(central(values, 2) + noise * noise))),
            within(1e-11));
    assertThat(moments.skewness()).isCloseTo(central(all, 3) / (sd * sd * sd), within(1e-10));
    assertThat(moments.min()).isEqualTo(all[0]);
    assertThat(moments.max()).isEqualTo(all[all.length - 1]);
  }

  @Test
  void momentsDoNotDependOnThePivotBeyondRounding() {
    double[][] sample = sample(4, 2048, r -> 7 + 2 * r.nextGaussian());
    MomentEstimates near = estimates(sample, 7, 0).moments();
    MomentEstimates far = estimates(sample, 100, 0).moments();
    assertThat(far.mean()).isCloseTo(near.mean(), within(1e-11));
    assertThat(far.sd()).isCloseTo(near.sd(), within(1e-9));
    assertThat(far.skewness()).isCloseTo(near.skewness(), within(1e-6));
  }

  @Test
  void theMeanHasAnIntervalOfStudentsT() {
    double[][] sample = sample(32, 1024, r -> 7 + 2 * r.nextGaussian());
    ColumnEstimates estimates = estimates(sample, 7, 2);
    Estimate mean = estimates.mean();
    MomentEstimates moments = estimates.moments();
    assertThat(mean.value()).isEqualTo(moments.mean());
    assertThat(mean.standardError()).isEqualTo(moments.meanStandardError());
    assertThat(mean.low()).isCloseTo(mean.value() - T31 * mean.standardError(), within(1e-14));
    assertThat(mean.high()).isCloseTo(mean.value() + T31 * mean.standardError(), within(1e-14));
  }

  @Test
  void noiseIsIntegratedIntoQuantilesAndProbabilities() {
    double[][] sample = sample(32, 8192, r -> 7 + 3 * r.nextGaussian());
    ColumnEstimates estimates = estimates(sample, 7, 2);
    double sd = Math.sqrt(13);
    for (double p : PROBABILITIES) {
      Estimate quantile = estimates.quantile(p);
      double z = StandardNormal.quantile(p, 1 - p);
      // Five standard errors: a false alarm in 4e-5 at 31 degrees, times 7, for one fixed seed.
      assertThat(quantile.value()).isCloseTo(7 + sd * z, within(5 * quantile.standardError()));
    }
    Estimate near = estimates.probability(Double.NEGATIVE_INFINITY, 3);
    assertThat(near.value())
        .isCloseTo(StandardNormal.cdf(-4 / sd), within(5 * near.standardError()));
    // Integrating the noise leaves less error than drawing it: sqrt(p (1 - p)/N).
    double drawn = Math.sqrt(near.value() * (1 - near.value()) / (32 * 8192));
    assertThat(near.standardError()).isLessThan(drawn);
  }

  @Test
  void distributionIsInBinsFromOneTailQuantileToTheOther() {
    double[][] sample = sample(32, 8192, r -> 7 + 3 * r.nextGaussian());
    ColumnEstimates estimates = estimates(sample, 7, 0);
    List<BinEstimate> bins = estimates.distribution(MONTHS);
    double[] all = sorted(sample);
    // The least of 262,144 draws has rank 3.8e-6, above 1e-6: first and last bin hold the extremes.
    assertThat(bins.get(0).low()).isEqualTo(Math.floor(all[0] * 4) / 4);
    assertThat(bins.get(bins.size() - 1).low()).isEqualTo(Math.floor(all[all.length - 1] * 4) / 4);
    double cumulative = 0;
    for (int k = 0; k < bins.size(); k++) {
      BinEstimate bin = bins.get(k);
      assertThat(bin.low() * 4).isEqualTo(Math.rint(bin.low() * 4));
      assertThat(bin.high()).isEqualTo(bin.low() + 0.25);
      assertThat(k == 0 || bins.get(k - 1).high() == bin.low()).isTrue();
      // Multiples of 0.25 are edges of the histogram from 0 on.
      double count = Arrays.stream(all).filter(x -> bin.low() <= x && x < bin.high()).count();
      assertThat(bin.count()).isCloseTo(count, within(1e-6));
      assertThat(bin.density()).isCloseTo(count / all.length / 0.25, within(1e-12));
      cumulative += count / all.length;
      assertThat(bin.cumulative()).isCloseTo(cumulative, within(1e-12));
    }
    assertThat(bins.get(bins.size() - 1).cumulative()).isEqualTo(1);
  }

  @Test
  void emptyBinsAreRowsAndWhatLiesBeyondTheTailsCountsInTheLast() {
    double[][] sample = new double[32][65_536];
    for (double[] values : sample) {
      Arrays.setAll(values, i -> i % 2 == 0 ? 1.1 : 2.1);
    }
    // One of 2,097,152 draws lies beyond the quantiles at 1e-6 and 1 - 1e-6.
    sample[3][0] = -50;
    sample[4][1] = 90;
    List<BinEstimate> bins = estimates(sample, 1, 0).distribution(MONTHS);
    assertThat(bins).extracting(BinEstimate::low).containsExactly(1.0, 1.25, 1.5, 1.75, 2.0);
    assertThat(bins)
        .extracting(BinEstimate::count)
        .containsExactly(1_048_576.0, 0.0, 0.0, 0.0, 1_048_576.0);
    assertThat(bins).extracting(BinEstimate::cumulative).containsExactly(0.5, 0.5, 0.5, 0.5, 1.0);
  }

  @Test
  void ratiosAreInBinsOfOnePercent() {
    double[][] sample = sample(32, 4096, r -> 14 * Math.exp(0.3 * r.nextGaussian()));
    List<BinEstimate> bins = estimates(sample, 14, 0).distribution(RATIO);
    double[] all = sorted(sample);
    BinEstimate first = bins.get(0);
    assertThat(first.low() <= all[0] && all[0] < first.high()).isTrue();
    double k = Math.rint(Math.log(first.low()) / Math.log(1.01));
    double total = 0;
    for (BinEstimate bin : bins) {
      assertThat(bin.low()).isCloseTo(Math.pow(1.01, k), within(1e-12));
      assertThat(bin.high()).isCloseTo(Math.pow(1.01, k + 1), within(1e-12));
      assertThat(bin.density() * (bin.high() - bin.low()) * all.length)
          .isCloseTo(bin.count(), within(1e-6));
      total += bin.count();
      k++;
    }
    assertThat(total).isCloseTo(all.length, within(1e-6));
    assertThat(bins.get(bins.size() - 1).cumulative()).isEqualTo(1);
  }

  @Test
  void atMost2000BinsNearestTheMedianArePublished() {
    double[][] sample = sample(32, 1024, r -> 7 + 3 * r.nextGaussian());
    // A thousandth lies far out on one side, or on both.
    for (double[] values : sample) {
      values[0] = 3000;
      values[1] = 3000;
    }
    List<BinEstimate> right = estimates(sample, 7, 0).distribution(MONTHS);
    assertThat(right).hasSize(ChartBins.MOST);
    assertThat(right.get(0).low()).isLessThan(0);
    BinEstimate last = right.get(right.size() - 1);
    assertThat(last.count()).isCloseTo(64, within(1e-6));
    assertThat(last.cumulative()).isEqualTo(1);
    assertThat(last.high()).isEqualTo(right.get(0).low() + 500);

    for (double[] values : sample) {
      values[1] = -3000;
    }
    List<BinEstimate> both = estimates(sample, 7, 0).distribution(MONTHS);
    assertThat(both).hasSize(ChartBins.MOST);
    double middle = both.get(1000).low();
    double median = sorted(sample)[16_384];
    assertThat(median).isBetween(middle, middle + 0.25);
    assertThat(both.get(0).count()).isCloseTo(32, within(1e-6));
    assertThat(both.get(1999).count()).isCloseTo(32, within(1e-6));
    assertThat(both.stream().mapToDouble(BinEstimate::count).sum())
        .isCloseTo(32 * 1024, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
  void aProbabilityMustBeInsideTheUnitInterval(double p) {
    ColumnEstimates estimates = estimates(even(), 1.5, 0);
    assertThatThrownBy(() -> estimates.quantile(p))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid probability: " + p + " (above 0 and below 1)");
  }
}
