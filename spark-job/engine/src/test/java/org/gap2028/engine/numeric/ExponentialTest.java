package org.gap2028.engine.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.gap2028.engine.GoldenTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel against mpmath (golden file, whose head says how it was made) and against the JDK. */
class ExponentialTest {

  /** Largest relative error; 1.50e-16 was the largest in 400,000 arguments against mpmath. */
  private static final double BOUND = 1.7e-16;

  /** {@link StrictMath#exp} is within one unit in the last place, 2.2e-16. */
  private static final double BOUND_AGAINST_JDK = BOUND + 2.3e-16;

  private static double[] exponentials(double[] x, double scale) {
    double[] out = new double[x.length];
    Exponential.fill(x, scale, out, x.length);
    return out;
  }

  private static double[] arguments(int n) {
    Random random = new Random(2028);
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] =
          switch (i % 3) {
            case 0 -> 1400 * (random.nextDouble() - 0.5);
            case 1 -> 20 * (random.nextDouble() - 0.5);
            default -> Math.scalb(random.nextDouble() - 0.5, -random.nextInt(60));
          };
    }
    return x;
  }

  @Test
  void exponentialsAreThoseOfMpmath() {
    GoldenTable golden = GoldenTable.read(getClass(), "/golden/elementary/exponential.csv");
    double[][] columns = golden.columns("x", 3);
    double[] actual = exponentials(columns[0], 1);
    for (int i = 0; i < actual.length; i++) {
      double error = Math.abs(actual[i] - columns[1][i] - columns[2][i]);
      assertThat(error).as("exp %s", columns[0][i]).isLessThanOrEqualTo(BOUND * columns[1][i]);
    }
  }

  @Test
  void exponentialsOfAMillionArgumentsAreThoseOfTheJdk() {
    double[] x = arguments(1_000_000);
    double[] actual = exponentials(x, 1);
    double worst = 0;
    for (int i = 0; i < x.length; i++) {
      double expected = StrictMath.exp(x[i]);
      worst = Math.max(worst, Math.abs(actual[i] - expected) / expected);
    }
    assertThat(worst).isLessThan(BOUND_AGAINST_JDK);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        700.1,
        -700.1,
        709.78,
        709.79,
        -744,
        -746,
        1e308,
        -1e308,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
      })
  void whatIsOutOfRangeGivesWhatTheJdkSaysAndSparesItsNeighbours(double odd) {
    double[] x = arguments(300);
    double[] expected = exponentials(x, 1);
    x[17] = odd;
    expected[17] = StrictMath.exp(odd);
    assertThat(bits(exponentials(x, 1))).isEqualTo(bits(expected));
  }

  @Test
  void zeroOfEitherSignAndSubnormalsGiveOne() {
    double[] x = {0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, 1e-310};
    assertThat(exponentials(x, 1)).containsOnly(1);
  }

  @Test
  void aChunkAndItsElementsGiveTheSameBits() {
    double[] x = arguments(10_000);
    double[] chunk = exponentials(x, 1);
    double[] single = new double[1];
    for (int i = 0; i < x.length; i++) {
      single[0] = x[i];
      Exponential.fill(single, 1, single, 1);
      assertThat(Double.doubleToLongBits(chunk[i]))
          .as("exp %s", x[i])
          .isEqualTo(Double.doubleToLongBits(single[0]));
    }
  }

  @Test
  void scaleMultipliesTheArgument() {
    double[] x = arguments(999);
    double[] scaled = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      scaled[i] = -0.25 * x[i];
    }
    assertThat(bits(exponentials(x, -0.25))).isEqualTo(bits(exponentials(scaled, 1)));
  }

  @Test
  void resultsMayReplaceTheArguments() {
    double[] x = arguments(257);
    double[] expected = exponentials(x, 1);
    Exponential.fill(x, 1, x, 257);
    assertThat(bits(x)).isEqualTo(bits(expected));
  }

  @Test
  void onlyTheFirstNAreTouched() {
    double[] out = {7, 7, 7};
    Exponential.fill(new double[] {0, Double.NaN, 1}, 1, out, 0);
    assertThat(out).containsExactly(7, 7, 7);
    Exponential.fill(new double[] {0, Double.NaN, 1}, 1, out, 1);
    assertThat(out).containsExactly(1, 7, 7);
  }

  @Test
  void aChunkLongerThanAnArrayIsRefused() {
    assertThatThrownBy(() -> Exponential.fill(new double[3], 1, new double[2], 3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("Range [0, 0 + 3) out of bounds for length 2");
  }

  private static long[] bits(double[] x) {
    long[] bits = new long[x.length];
    for (int i = 0; i < x.length; i++) {
      bits[i] = Double.doubleToLongBits(x[i]);
    }
    return bits;
  }
}
