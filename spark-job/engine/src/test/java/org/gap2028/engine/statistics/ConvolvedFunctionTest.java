package org.gap2028.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.gap2028.engine.distribution.StandardNormal;
import org.gap2028.engine.statistics.Histogram.Bins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Convolutions against the closed form of every single bin, and against the sum of two normals. */
class ConvolvedFunctionTest {

  /** The bound that the class states, for any histogram. */
  private static final double BOUND = 4e-7;

  private static Bins bins(double... values) {
    Histogram histogram = new Histogram();
    TestColumns.count(histogram, values, values.length);
    return histogram.bins();
  }

  private static double[] normals(int n, double mean, double sd) {
    Random random = new Random(2028);
    double[] values = new double[n];
    Arrays.setAll(values, i -> mean + sd * random.nextGaussian());
    return values;
  }

  /**
   * All bins from 3e-7 to 54 of either sign, with the counts that are expected of 10^15 normals.
   */
  private static Bins expectedNormal(double mean, double sd) {
    double[] grid = new double[76_000];
    Arrays.setAll(grid, i -> (i % 2 - 0.5) * 2 * StrictMath.exp((i / 2 - 30_000) / 2000.0));
    Bins bins = bins(grid);
    long[] count = new long[bins.size()];
    for (int k = 0; k < count.length; k++) {
      double a = (bins.low()[k] - mean) / sd;
      double b = (bins.high()[k] - mean) / sd;
      count[k] = Math.round(1e15 * (StandardNormal.cdf(b) - StandardNormal.cdf(a)));
    }
    return new Bins(bins.low(), bins.high(), count);
  }

  /**
   * Every bin by itself: the integral of Phi over it, or Phi at the middle of a very narrow one.
   */
  private static double direct(Bins bins, double sd, double x) {
    double sum = 0;
    for (int k = 0; k < bins.size(); k++) {
      double a = (x - bins.low()[k]) / sd;
      double b = (x - bins.high()[k]) / sd;
      double share =
          a - b < 1e-4 ? StandardNormal.cdf((a + b) / 2) : (integral(a) - integral(b)) / (a - b);
      sum += bins.count()[k] * share;
    }
    return sum / bins.total();
  }

  private static double integral(double v) {
    return v * StandardNormal.cdf(v) + StandardNormal.density(v);
  }

  private static double worst(Bins bins, double sd, double from, double to, int points) {
    ConvolvedFunction function = new ConvolvedFunction(bins, sd);
    double worst = 0;
    for (int i = 0; i <= points; i++) {
      double x = from + (to - from) * i / points;
      worst = Math.max(worst, Math.abs(function.below(x) - direct(bins, sd, x)));
    }
    return worst;
  }

  // From all bins wide to all bins narrow. What cells leave out is a multiple of the fourth
  // derivative of the smoothed density: 7e-9 at a noise of 2 months, 6e-8 at 12.
  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-3, 0.01, 0.05, 0.1, 0.5, 2, 12, 200})
  void convolutionsOfSmoothCountsAreTheSumOverBins(double sd) {
    assertThat(worst(expectedNormal(7, 3), sd, -20, 40, 149)).isLessThan(1e-7);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-3, 0.01, 0.05, 0.1, 0.5, 2, 12, 200})
  void convolutionsOfAFewDrawsAreTheSumOverBinsWithinTheBound(double sd) {
    Bins few = bins(normals(5, 3, 6));
    for (double value : few.low()) {
      assertThat(worst(few, sd, value - 5 * sd, value + 5 * sd, 500)).isLessThan(BOUND);
    }
  }

  // Two values at the ends of a cell of sd/8 have the largest fourth moment: the bound is reached.
  @Test
  void theBoundHoldsForTheWorstCellAndIsNotIdle() {
    double sd = 1;
    double worst = 0;
    for (int cell = -3; cell <= 12; cell++) {
      double low = cell / 8.0;
      double[] ends = {low, low, low + 0.1249};
      worst = Math.max(worst, worst(bins(ends), sd, low - 4, low + 4, 999));
      worst = Math.max(worst, worst(bins(low + 1e-6), sd, low - 4, low + 4, 999));
    }
    assertThat(worst).isBetween(1e-7, BOUND);
  }

  // The sum of two normals is normal. 3e-6: bins of up to 0.0156 months, uniform inside, at a sd of
  // 2 move a twelfth of the square of their width; the convolution itself adds 1e-8.
  @Test
  void aNormalHistogramWithNormalNoiseIsNormal() {
    ConvolvedFunction function = new ConvolvedFunction(expectedNormal(7, 2), 2);
    double sd = Math.sqrt(8);
    for (double z = -7; z <= 7; z += 0.01) {
      double x = 7 + sd * z;
      assertThat(function.below(x)).isCloseTo(StandardNormal.cdf(z), within(3e-6));
    }
    for (double p : new double[] {1e-6, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1 - 1e-6}) {
      double expected = 7 + sd * StandardNormal.quantile(p, 1 - p);
      assertThat(function.quantile(p)).isCloseTo(expected, within(1e-4));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "7, 2",
    "0, 2",
    "-3.3, 0.5",
    "1e-3, 1",
    "24, 1e-3",
    "1e5, 2",
    "1e6, 0.125",
    "-1e6, 2"
  })
  void oneAtomWithNoiseIsNormal(double value, double sd) {
    ConvolvedFunction function = new ConvolvedFunction(Bins.atom(value, 1000), sd);
    // Beside the bound, x - value carries the rounding of x.
    double rounding = 0.4 * Math.ulp(value) / sd;
    for (double z = -10; z <= 10; z += 0.0173) {
      double x = value + sd * z;
      double expected = StandardNormal.cdf((x - value) / sd);
      assertThat(function.below(x)).isCloseTo(expected, within(BOUND + rounding));
      assertThat(function.atMost(x)).isEqualTo(function.below(x));
    }
    for (double p : new double[] {1e-6, 0.05, 0.5, 0.95, 1 - 1e-6}) {
      double z = StandardNormal.quantile(p, 1 - p);
      double slack = BOUND / StandardNormal.density(z);
      assertThat(function.quantile(p))
          .isCloseTo(value + sd * z, within(sd * slack + 2 * Math.ulp(value)));
    }
  }

  @Test
  void farOutliersKeepTheirShare() {
    double[] values = normals(1000, 7, 3);
    values[0] = 1e6;
    values[1] = -1e6;
    values[2] = 5e3;
    Bins bins = bins(values);
    ConvolvedFunction function = new ConvolvedFunction(bins, 2);
    assertThat(function.below(-2e6)).isZero();
    assertThat(function.below(-1e5)).isCloseTo(0.001, within(1e-12));
    assertThat(function.below(1000)).isCloseTo(0.998, within(1e-12));
    assertThat(function.below(1e5)).isCloseTo(0.999, within(1e-12));
    assertThat(function.below(2e6)).isEqualTo(1);
    assertThat(worst(bins, 2, 4900, 5100, 500)).isLessThan(BOUND);
    assertThat(worst(bins, 2, -1.01e6, -0.99e6, 500)).isLessThan(BOUND);
    assertThat(worst(bins, 2, -40, 60, 500)).isLessThan(BOUND);
    assertThat(function.quantile(0.0005)).isCloseTo(-1e6, within(1e6 / 512));
    assertThat(function.quantile(0.9995)).isCloseTo(1e6, within(1e6 / 512));
    assertThat(function.quantile(0.9985)).isCloseTo(5e3, within(5e3 / 512));
    assertThat(function.quantile(0.5)).isCloseTo(7, within(0.5));
  }

  @Test
  void noiseThatIsSmallAgainstABinLeavesItUniform() {
    Bins bin = bins(7);
    double low = bin.low()[0];
    double width = bin.high()[0] - low;
    for (double sd : new double[] {1e-9, 1e-12, 1e-15}) {
      ConvolvedFunction function = new ConvolvedFunction(bin, sd);
      for (double share : new double[] {0.1, 0.5, 0.9}) {
        double x = low + share * width;
        assertThat(function.below(x)).isCloseTo(share, within(1e-9));
        assertThat(function.quantile(share)).isCloseTo(x, within(1e-9 * width));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.03, 0.06, 0.5, 2, 12})
  void theQuantileIsTheInverse(double sd) {
    ConvolvedFunction function = new ConvolvedFunction(bins(normals(3000, 7, 4)), sd);
    Random random = new Random(5);
    double before = Double.NEGATIVE_INFINITY;
    double[] probabilities = random.doubles(500).sorted().toArray();
    for (double p : probabilities) {
      double x = function.quantile(p);
      // Newton's last step is below 1e-10 sd, and the density times sd below 0.4 a standard
      // deviation of the noise; series of neighbouring cells meet within 1e-12.
      assertThat(function.below(x)).isCloseTo(p, within(1e-10));
      assertThat(x).isGreaterThan(before);
      before = x;
    }
    for (double p : new double[] {1e-13, 1e-9, 1e-6, 1e-4}) {
      assertThat(function.below(function.quantile(p))).isCloseTo(p, within(1e-6 * p));
      assertThat(function.below(function.quantile(1 - p))).isCloseTo(1 - p, within(1e-10));
    }
  }

  @Test
  void theQuantileInAGapIsWhereTheFunctionReachesP() {
    // Half the mass at 0, half at 1000: F is 1/2 to the last bit from about 8.2 sd on.
    ConvolvedFunction function = new ConvolvedFunction(bins(0, 1000), 1);
    double x = function.quantile(0.5);
    assertThat(x).isBetween(5.0, 9.0);
    assertThat(function.below(x)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void theFunctionRisesFromZeroToOneWithoutASeamBetweenCells() {
    ConvolvedFunction function = new ConvolvedFunction(bins(normals(200, 7, 3)), 2);
    assertThat(function.below(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(function.below(Double.POSITIVE_INFINITY)).isEqualTo(1);
    for (int cell = -60; cell < 150; cell++) {
      double edge = cell * 0.25;
      double left = function.below(Math.nextDown(edge));
      double right = function.below(edge);
      assertThat(right).isCloseTo(left, within(2e-12));
    }
    double before = 0;
    for (double x = -15; x < 35; x += 0.001) {
      double below = function.below(x);
      assertThat(below).isGreaterThanOrEqualTo(before - 2e-12);
      before = below;
    }
  }
}
