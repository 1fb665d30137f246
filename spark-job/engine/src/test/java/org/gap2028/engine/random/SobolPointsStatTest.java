package org.gap2028.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.gap2028.engine.random.FlawedPoints.Flaw;
import org.junit.jupiter.api.Test;

/**
 * The randomisation of {@link SobolPoints}: over replicates, each point is uniform and what is
 * drawn for different replicates, coordinates and seeds is independent. Fixed seed; each assertion
 * has a false-alarm rate of 1e-6, about 60 of them together 6e-5.
 */
class SobolPointsStatTest {

  private static final long SEED = 2028;

  /** Correlations of 4.9 / sqrt(2^13) = 0.054 and more are seen. */
  private static final int REPLICATES = 1 << 13;

  @Test
  void eachPointIsUniformOverReplicatesAndIndependentBetweenCoordinates() {
    long[] points = {0, 1, (1L << 39) + 12345};
    double[][][] byPoint = overReplicates(SobolPoints.of(SEED), points);
    for (int i = 0; i < points.length; i++) {
      double[][] u = byPoint[i];
      for (int j = 0; j < 3; j++) {
        String what = "point " + points[i] + ", coordinate " + j;
        Uniformity.assertUniform(what, u[j], 256);
        Uniformity.assertUniformDistribution(what, u[j]);
        Uniformity.assertFairBits(what, u[j]);
        Uniformity.assertPairsUniform(what + " and next", u[j], u[(j + 1) % 3], 16);
        Uniformity.assertUncorrelated(what + " and next", u[j], u[(j + 1) % 3]);
        assertNextReplicateUncorrelated(what, u[j]);
      }
    }
  }

  @Test
  void seedsGiveIndependentPoints() {
    double[][] u = overReplicates(SobolPoints.of(SEED), 5);
    double[][] v = overReplicates(SobolPoints.of(SEED + 1), 5);
    Uniformity.assertPairsUniform("seeds", u[0], v[0], 16);
    Uniformity.assertUncorrelated("seeds", u[0], v[0]);
  }

  @Test
  void theScrambleIsNotThePointsOfTheRandomDesign() {
    double[][] u = overReplicates(SobolPoints.of(SEED), 0);
    double[][] v = overReplicates(RandomPoints.of(SEED), 0);
    Uniformity.assertPairsUniform("designs", u[0], v[0], 16);
    Uniformity.assertUncorrelated("designs", u[0], v[0]);
  }

  @Test
  void flawsOfRandomisationAreRejected() {
    double[][] reused =
        overReplicates(new FlawedPoints(SobolPoints.of(SEED), Flaw.REUSED_COORDINATE), 1);
    assertThatThrownBy(() -> Uniformity.assertUncorrelated("coordinates", reused[0], reused[1]))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("coordinates: z = ");
    double[][] same =
        overReplicates(new FlawedPoints(SobolPoints.of(SEED), Flaw.REUSED_REPLICATE), 1);
    assertThatThrownBy(() -> Uniformity.assertUniform("replicates", same[0], 256))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("replicates: chi-square");
    assertThatThrownBy(() -> assertNextReplicateUncorrelated("replicates", same[0]))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("replicates and next: z = ");
  }

  // 40 columns with 12 to 51 digits below the diagonal: 1,260 bits, which share the rate of 1e-6,
  // and as many pairs of a bit and the one beside it in the next column.
  @Test
  void bitsBelowTheDiagonalAreFairAndIndependent() {
    int replicates = 1 << 12;
    int[][] ones = new int[40][52];
    int[][] equal = new int[40][52];
    for (int replicate = 0; replicate < replicates; replicate++) {
      SobolScramble scramble = new SobolScramble(SEED, replicate);
      scramble.select(11);
      for (int column = 0; column < 40; column++) {
        long bits = scramble.apply(1L << (51 - column));
        long next = scramble.apply(1L << (51 - (column + 1) % 40));
        for (int digit = column + 1; digit < 52; digit++) {
          ones[column][digit] += (int) (bits >>> (51 - digit) & 1);
          equal[column][digit] += (int) (~(bits ^ next) >>> (51 - digit) & 1);
        }
      }
    }
    int tests = 1260;
    for (int column = 0; column < 40; column++) {
      for (int digit = column + 1; digit < 52; digit++) {
        String what = "column " + column + ", digit " + digit;
        Uniformity.assertStandardNormal(what, z(ones[column][digit], replicates), tests);
        boolean free = column < 39 && digit > column + 1;
        if (free) {
          Uniformity.assertStandardNormal(what, z(equal[column][digit], replicates), tests);
        }
      }
    }
  }

  // exp(u_1 + u_2 / 2 + ... + u_5 / 5): smooth, every coordinate matters. Scrambled Sobol' points
  // approach a slope of -1.5 (Owen 1997), plain Monte Carlo has -0.5; each RMS error over 32
  // replicates is good to 13 %, the fitted slope over 2^8 to 2^16 points to about 0.05.
  @Test
  void theErrorOfASmoothMeanFallsFasterThanOneOverN() {
    double sobol = slope(SobolPoints.of(SEED));
    assertThat(sobol).isLessThan(-0.9);
    assertThat(slope(RandomPoints.of(SEED))).isBetween(-0.75, -0.25);
    assertThat(slope(new FlawedPoints(SobolPoints.of(SEED), Flaw.REUSED_COORDINATE)))
        .isGreaterThan(-0.1);
  }

  // A bias of 4.9 / sqrt(2^10) = 0.15 standard deviations and more is seen.
  @Test
  void errorsOfReplicatesAreUnbiasedAndUncorrelated() {
    int replicates = 1 << 10;
    double[] errors = new double[replicates];
    for (int r = 0; r < replicates; r++) {
      errors[r] = errors(SobolPoints.of(SEED), r, 6, 6)[0];
    }
    double sum = 0;
    double squares = 0;
    double products = 0;
    for (int r = 0; r < replicates; r++) {
      sum += errors[r];
      squares += errors[r] * errors[r];
      products += errors[r] * errors[(r + 1) % replicates];
    }
    double root = Math.sqrt(replicates);
    Uniformity.assertStandardNormal("bias", sum / Math.sqrt(squares), 1);
    Uniformity.assertStandardNormal("correlation", products / squares * root, 1);
  }

  private static double z(int count, int n) {
    return (2.0 * count - n) / Math.sqrt(n);
  }

  private static void assertNextReplicateUncorrelated(String what, double[] u) {
    double[] even = new double[u.length / 2];
    double[] odd = new double[u.length / 2];
    for (int i = 0; i < even.length; i++) {
      even[i] = u[2 * i];
      odd[i] = u[2 * i + 1];
    }
    Uniformity.assertUncorrelated(what + " and next", even, odd);
  }

  private static double[][] overReplicates(PointSet set, long point) {
    return overReplicates(set, new long[] {point})[0];
  }

  /** Coordinates 0, 1 and 57 of some points, by point, coordinate and replicate. */
  private static double[][][] overReplicates(PointSet set, long[] addresses) {
    int[] coordinates = {0, 1, 57};
    double[][][] u = new double[addresses.length][coordinates.length][REPLICATES];
    double[] one = new double[1];
    for (int r = 0; r < REPLICATES; r++) {
      ReplicatePoints points = set.replicate(r, coordinates);
      for (int i = 0; i < addresses.length; i++) {
        for (int j = 0; j < coordinates.length; j++) {
          points.fill(j, addresses[i], one);
          u[i][j][r] = one[0];
        }
      }
    }
    return u;
  }

  /** Least-squares slope of log2 RMS error against log2 of the number of points. */
  private static double slope(PointSet set) {
    int from = 8;
    int to = 16;
    double[] squares = new double[to - from + 1];
    for (int r = 0; r < 32; r++) {
      double[] errors = errors(set, r, from, to);
      for (int i = 0; i < squares.length; i++) {
        squares[i] += errors[i] * errors[i];
      }
    }
    double middle = (squares.length - 1) / 2.0;
    double xy = 0;
    double xx = 0;
    for (int i = 0; i < squares.length; i++) {
      xy += (i - middle) * 0.5 * Math.log(squares[i]) / Math.log(2);
      xx += (i - middle) * (i - middle);
    }
    return xy / xx;
  }

  /** Errors of the means over the first 2^from, ..., 2^to points of a replicate. */
  private static double[] errors(PointSet set, int replicate, int from, int to) {
    int dimensions = 5;
    ReplicatePoints points = set.replicate(replicate, IntStream.range(0, dimensions).toArray());
    double[][] u = new double[dimensions][];
    double exact = 1;
    for (int j = 0; j < dimensions; j++) {
      u[j] = Columns.of(points, j, 0, 1 << to);
      exact *= Math.expm1(1.0 / (j + 1)) * (j + 1);
    }
    double[] errors = new double[to - from + 1];
    double sum = 0;
    for (int i = 0; i < 1 << to; i++) {
      double exponent = 0;
      for (int j = 0; j < dimensions; j++) {
        exponent += u[j][i] / (j + 1);
      }
      sum += Math.exp(exponent);
      int n = i + 1;
      if (Integer.bitCount(n) == 1 && n >= 1 << from) {
        errors[Integer.numberOfTrailingZeros(n) - from] = sum / n - exact;
      }
    }
    return errors;
  }
}
