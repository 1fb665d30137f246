package org.gap2028.engine.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.gap2028.engine.GoldenTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel against mpmath (golden file, whose head says how it was made) and against the JDK. */
class LogarithmTest {

  /** Largest relative error; 3.23e-16 was the largest in 400,000 arguments against mpmath. */
  private static final double BOUND = 3.5e-16;

  /** {@link StrictMath#log} is within one unit in the last place, 2.2e-16. */
  private static final double BOUND_AGAINST_JDK = BOUND + 2.3e-16;

  private static double[] logarithms(double[] x, double scale) {
    double[] out = new double[x.length];
    new Logarithm(x.length).fill(x, scale, out, x.length);
    return out;
  }

  /** Logarithms of arguments of all magnitudes, in [1/2, 2) and ever closer to 1. */
  private static double[] arguments(int n) {
    Random random = new Random(2028);
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] =
          switch (i % 3) {
            case 0 -> Math.scalb(1 + random.nextDouble(), random.nextInt(2046) - 1022);
            case 1 -> 0.5 + 1.5 * random.nextDouble();
            default -> 1 + Math.scalb(random.nextDouble() - 0.5, -random.nextInt(50));
          };
    }
    return x;
  }

  @Test
  void logarithmsAreThoseOfMpmath() {
    GoldenTable golden = GoldenTable.read(getClass(), "/golden/elementary/logarithm.csv");
    double[][] columns = golden.columns("x", 3);
    double[] actual = logarithms(columns[0], 1);
    for (int i = 0; i < actual.length; i++) {
      double error = Math.abs(actual[i] - columns[1][i] - columns[2][i]);
      assertThat(error)
          .as("log %s", columns[0][i])
          .isLessThanOrEqualTo(BOUND * Math.abs(columns[1][i]));
    }
  }

  @Test
  void logarithmsOfAMillionArgumentsAreThoseOfTheJdk() {
    double[] x = arguments(1_000_000);
    double[] actual = logarithms(x, 1);
    double worst = 0;
    for (int i = 0; i < x.length; i++) {
      double expected = StrictMath.log(x[i]);
      double error = Math.abs(actual[i] - expected);
      worst = Math.max(worst, error == 0 ? 0 : error / Math.abs(expected));
    }
    assertThat(worst).isLessThan(BOUND_AGAINST_JDK);
  }

  @Test
  void logarithmOfOneIsZeroAndOfPowersOfTwoNearlyExact() {
    assertThat(Logarithm.of(1)).isZero();
    for (int k = -1022; k <= 1023; k++) {
      double expected = k * StrictMath.log(2);
      assertThat(Math.abs(Logarithm.of(Math.scalb(1.0, k)) - expected))
          .isLessThanOrEqualTo(Math.ulp(expected));
    }
  }

  @Test
  void chunkAndScalarGiveTheSameBits() {
    double[] x = arguments(10_000);
    double[] actual = logarithms(x, 1);
    for (int i = 0; i < x.length; i++) {
      assertThat(bits(actual[i])).as("log %s", x[i]).isEqualTo(bits(Logarithm.of(x[i])));
    }
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        -1,
        Double.MIN_VALUE,
        0x0.fffffffffffffp-1022,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
      })
  void whatIsNoPositiveNormalNumberGivesWhatTheJdkSaysAndSparesItsNeighbours(double odd) {
    double[] x = arguments(300);
    double[] expected = logarithms(x, 1);
    x[17] = odd;
    expected[17] = StrictMath.log(odd);
    assertThat(bits(logarithms(x, 1))).isEqualTo(bits(expected));
    assertThat(bits(Logarithm.of(odd))).isEqualTo(bits(expected[17]));
  }

  @Test
  void scaleMultipliesTheResult() {
    double[] x = arguments(999);
    double perDecade = 1 / StrictMath.log(10);
    double[] decimal = logarithms(x, perDecade);
    for (int i = 0; i < x.length; i++) {
      assertThat(bits(decimal[i])).isEqualTo(bits(Logarithm.of(x[i]) * perDecade));
    }
  }

  @Test
  void resultsMayReplaceTheArguments() {
    double[] x = arguments(257);
    double[] expected = logarithms(x, 2);
    new Logarithm(257).fill(x, 2, x, 257);
    assertThat(bits(x)).isEqualTo(bits(expected));

    double[] withZero = arguments(257);
    withZero[100] = 0;
    double[] expectedWithZero = logarithms(withZero, 2);
    new Logarithm(257).fill(withZero, 2, withZero, 257);
    assertThat(bits(withZero)).isEqualTo(bits(expectedWithZero));
  }

  @Test
  void onlyTheFirstNAreTouched() {
    double[] x = {2, -1, -1};
    double[] out = {7, 7, 7};
    Logarithm logarithm = new Logarithm(3);
    logarithm.fill(x, 1, out, 0);
    assertThat(out).containsExactly(7, 7, 7);
    logarithm.fill(x, 1, out, 1);
    assertThat(out).containsExactly(Logarithm.of(2), 7, 7);
  }

  @Test
  void aChunkLongerThanTheCapacityIsRefused() {
    double[] x = new double[3];
    assertThatThrownBy(() -> new Logarithm(2).fill(x, 1, x, 3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("Range [0, 0 + 3) out of bounds for length 2");
  }

  private static long bits(double x) {
    return Double.doubleToLongBits(x);
  }

  private static long[] bits(double[] x) {
    long[] bits = new long[x.length];
    for (int i = 0; i < x.length; i++) {
      bits[i] = bits(x[i]);
    }
    return bits;
  }
}
