package org.gap2028.engine.random;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.Consumer;
import org.gap2028.engine.random.FlawedPoints.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Points of {@link RandomPoints} are uniform and independent. Fixed seed; each assertion has a
 * false-alarm rate of 1e-6, about 60 of them together 6e-5. With 2^20 points a correlation of 0.01
 * is 10 standard errors, a mean off by 0.5 % is 9.
 */
class RandomPointsStatTest {

  private static final long SEED = 2028;
  private static final int N = 1 << 20;

  @ParameterizedTest
  @ValueSource(longs = {0, (1L << 33) - (1 << 19), PointSet.MAX_POINTS - (1 << 20)})
  void pointsAreUniformAndIndependentOfTheirNeighbours(long first) {
    // The second one crosses point 2^33, where the number of a block outgrows 32 bits.
    double[] u = Columns.of(RandomPoints.of(SEED).replicate(0, new int[] {0}), 0, first, N);
    assertUniform(u);
    assertNeighboursIndependent(u);
  }

  @Test
  void coordinatesReplicatesAndSeedsAreIndependent() {
    double[] u = column(RandomPoints.of(SEED), 0, 0);
    assertIndependent("coordinates", u, column(RandomPoints.of(SEED), 0, 1));
    assertIndependent("replicates", u, column(RandomPoints.of(SEED), 1, 0));
    assertIndependent("seeds", u, column(RandomPoints.of(SEED + 1), 0, 0));
    assertIndependent(
        "small seeds", column(RandomPoints.of(0), 0, 0), column(RandomPoints.of(1), 0, 0));
  }

  // Across, not along: one point of each of many replicates or coordinates.
  @Test
  void replicatesAndCoordinatesAreUniformAcross() {
    int n = 1 << 16;
    double[] one = new double[1];
    double[] replicates = new double[n];
    for (int r = 0; r < n; r++) {
      RandomPoints.of(SEED).replicate(r, new int[] {3}).fill(0, 77, one);
      replicates[r] = one[0];
    }
    assertUniform(replicates);
    int[] all = new int[n];
    Arrays.setAll(all, j -> j);
    ReplicatePoints points = RandomPoints.of(SEED).replicate(0, all);
    double[] coordinates = new double[n];
    for (int j = 0; j < n; j++) {
      points.fill(j, 77, one);
      coordinates[j] = one[0];
    }
    assertUniform(coordinates);
  }

  @Test
  void aMeanTooHighIsRejected() {
    double[] u = column(new FlawedPoints(RandomPoints.of(SEED), Flaw.MEAN_TOO_HIGH), 0, 0);
    assertRejected(u, x -> Uniformity.assertMean("points", x), "mean: z = ");
    assertRejected(u, x -> Uniformity.assertUniformDistribution("points", x), "distance");
  }

  @Test
  void aMergedBinIsRejected() {
    double[] u = column(new FlawedPoints(RandomPoints.of(SEED), Flaw.LAST_BIN_MERGED), 0, 0);
    assertRejected(u, x -> Uniformity.assertUniform("points", x, 1024), "chi-square");
  }

  @Test
  void aStuckBitIsRejected() {
    double[] u = column(new FlawedPoints(RandomPoints.of(SEED), Flaw.STUCK_BIT), 0, 0);
    assertRejected(u, x -> Uniformity.assertFairBits("points", x), "bit 0: z = ");
  }

  @Test
  void repeatedPointsAreRejected() {
    double[] u = column(new FlawedPoints(RandomPoints.of(SEED), Flaw.REPEATED_POINTS), 0, 0);
    double[] before = Arrays.copyOfRange(u, 0, N - 1);
    double[] after = Arrays.copyOfRange(u, 1, N);
    assertRejected(u, x -> Uniformity.assertPairsUniform("pairs", before, after, 64), "chi-square");
    assertRejected(u, x -> Uniformity.assertUncorrelated("pairs", before, after), "z = ");
  }

  @Test
  void aReusedCoordinateIsRejected() {
    PointSet flawed = new FlawedPoints(RandomPoints.of(SEED), Flaw.REUSED_COORDINATE);
    double[] u = column(flawed, 0, 0);
    double[] v = column(flawed, 0, 1);
    assertRejected(u, x -> Uniformity.assertPairsUniform("pairs", x, v, 64), "chi-square");
    assertRejected(u, x -> Uniformity.assertUncorrelated("pairs", x, v), "z = ");
  }

  // Sobol' points are no independent points: too good a fit is one failure, a false pair another.
  @Test
  void scrambledSobolPointsAreRejected() {
    double[] u = column(SobolPoints.of(SEED), 0, 0);
    assertRejected(u, x -> Uniformity.assertUniform("points", x, 1024), "p = 1");
  }

  private static void assertUniform(double[] u) {
    Uniformity.assertUniform("points", u, 1024);
    Uniformity.assertMean("points", u);
    Uniformity.assertUniformDistribution("points", u);
    Uniformity.assertFairBits("points", u);
  }

  // Points 2 i and 2 i + 1 come from one block, 2 i + 1 and 2 i + 2 from two.
  private static void assertNeighboursIndependent(double[] u) {
    for (int lag = 1; lag <= 2; lag++) {
      for (int parity = 0; parity < 2; parity++) {
        double[] v = new double[N / 2 - 2];
        double[] w = new double[N / 2 - 2];
        for (int i = 0; i < v.length; i++) {
          v[i] = u[2 * i + parity];
          w[i] = u[2 * i + parity + lag];
        }
        assertIndependent("lag " + lag + ", parity " + parity, v, w);
      }
    }
  }

  private static void assertIndependent(String what, double[] u, double[] v) {
    Uniformity.assertPairsUniform(what, u, v, 64);
    Uniformity.assertUncorrelated(what, u, v);
  }

  private static void assertRejected(double[] u, Consumer<double[]> assertion, String message) {
    assertThatThrownBy(() -> assertion.accept(u))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(message);
  }

  private static double[] column(PointSet set, int replicate, int coordinate) {
    return Columns.of(set.replicate(replicate, new int[] {coordinate}), 0, 0, N);
  }
}
