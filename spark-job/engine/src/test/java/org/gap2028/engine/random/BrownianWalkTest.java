package org.gap2028.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrownianWalkTest {

  // An entry of the matrix is a product of at most 8 weights, each good to an ulp.
  private static final double EXACT = 1e-14;

  @Property(tries = 128, seed = "2028")
  void theMapIsOrthogonal(@ForAll @IntRange(min = 1, max = 128) int m) {
    double[][] a = matrix(m);
    double worst = 0;
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        double rows = 0;
        double columns = 0;
        for (int k = 0; k < m; k++) {
          rows += a[i][k] * a[j][k];
          columns += a[k][i] * a[k][j];
        }
        int unit = i == j ? 1 : 0;
        worst = Math.max(worst, Math.max(Math.abs(rows - unit), Math.abs(columns - unit)));
      }
    }
    assertThat(worst).isLessThan(EXACT);
  }

  @Property(tries = 128, seed = "2029")
  void theIncrementsSumToTheRootOfTheirNumberTimesTheFirstNormal(
      @ForAll @IntRange(min = 1, max = 128) int m) {
    double[][] a = matrix(m);
    for (int k = 0; k < m; k++) {
      double sum = 0;
      for (int step = 0; step < m; step++) {
        sum += a[step][k];
      }
      assertThat(sum).isCloseTo(k == 0 ? Math.sqrt(m) : 0, within(m * EXACT));
    }
  }

  // Normal after normal explains no more of the path than the one before it.
  @Property(tries = 64, seed = "2030")
  void earlierNormalsExplainMoreOfThePath(@ForAll @IntRange(min = 2, max = 64) int m) {
    double[][] a = matrix(m);
    double before = Double.POSITIVE_INFINITY;
    for (int k = 0; k < m; k++) {
      double path = 0;
      double explained = 0;
      for (int step = 0; step < m; step++) {
        path += a[step][k];
        explained += path * path;
      }
      assertThat(explained).isLessThanOrEqualTo(before * (1 + EXACT));
      before = explained;
    }
  }

  // The textbook way: the path at a span's middle is normal given its ends, with their weighted
  // mean
  // and variance (t - a)(b - t)/(b - a) (Glasserman, Monte Carlo Methods in Financial Engineering,
  // 2004, equation 3.6).
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 11, 12, 50})
  void isTheBrownianBridge(int m) {
    Random random = new Random(42);
    double[][] normals = new double[m][1];
    for (double[] normal : normals) {
      normal[0] = random.nextGaussian();
    }
    double[] path = new double[m + 1];
    path[m] = Math.sqrt(m) * normals[0][0];
    List<int[]> spans = new ArrayList<>(List.of(new int[] {0, m}));
    for (int k = 1; k < m; k++) {
      spans.sort(
          Comparator.<int[]>comparingInt(span -> span[0] - span[1])
              .thenComparingInt(span -> span[0]));
      int[] span = spans.remove(0);
      double a = span[0];
      double b = span[1];
      int middle = (span[0] + span[1]) / 2;
      double mean = ((b - middle) * path[span[0]] + (middle - a) * path[span[1]]) / (b - a);
      path[middle] = mean + Math.sqrt((middle - a) * (b - middle) / (b - a)) * normals[k][0];
      spans.add(new int[] {span[0], middle});
      spans.add(new int[] {middle, span[1]});
    }
    double[][] increments = new double[m][1];
    BrownianWalk.of(m).fill(normals, increments, 1);
    for (int step = 0; step < m; step++) {
      // Differences of a path of up to 10 in size.
      assertThat(increments[step][0]).isCloseTo(path[step + 1] - path[step], within(1e-13));
    }
  }

  @Test
  void mapsEachDrawByItselfAndTouchesNothingElse() {
    int m = 11;
    Random random = new Random(7);
    double[][] normals = new double[m][64];
    for (double[] normal : normals) {
      Arrays.setAll(normal, i -> random.nextGaussian());
    }
    double[][] copy = Arrays.stream(normals).map(double[]::clone).toArray(double[][]::new);
    BrownianWalk walk = BrownianWalk.of(m);
    for (int n : new int[] {0, 1, 7, 64}) {
      double[][] increments = new double[m][64];
      for (double[] increment : increments) {
        Arrays.fill(increment, -9);
      }
      walk.fill(normals, increments, n);
      assertThat(normals).isDeepEqualTo(copy);
      for (int i = 0; i < 64; i++) {
        double[][] alone = new double[m][1];
        double[][] draw = new double[m][1];
        for (int k = 0; k < m; k++) {
          draw[k][0] = normals[k][i];
        }
        walk.fill(draw, alone, 1);
        for (int step = 0; step < m; step++) {
          assertThat(increments[step][i]).isEqualTo(i < n ? alone[step][0] : -9);
        }
      }
    }
    assertThat(walk.steps()).isEqualTo(m);
  }

  @Test
  void fillAllocatesNothing() {
    BrownianWalk walk = BrownianWalk.of(11);
    double[][] normals = new double[11][256];
    double[][] increments = new double[11][256];
    fillMany(walk, normals, increments);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    fillMany(walk, normals, increments);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    // 1,000 fills; the reading itself may cost some bytes.
    assertThat(bytes).isLessThan(1000);
  }

  @Test
  void refusesArraysAndNumbersThatDoNotFit() {
    assertRefused(() -> BrownianWalk.of(0), "Invalid number of steps: 0 (at least 1)");
    BrownianWalk walk = BrownianWalk.of(3);
    double[][] three = new double[3][8];
    double[][] two = new double[2][8];
    double[][] ragged = {new double[8], new double[8], new double[4]};
    assertRefused(() -> walk.fill(two, three, 8), "Invalid number of normals: 2 (3)");
    assertRefused(() -> walk.fill(three, two, 8), "Invalid number of increments: 2 (3)");
    assertRefused(
        () -> walk.fill(three, ragged, 8), "Invalid number of draws: 8 (0 to 4, for increments)");
    assertRefused(
        () -> walk.fill(three, new double[3][8], -1),
        "Invalid number of draws: -1 (0 to 8, for normals)");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private static void fillMany(BrownianWalk walk, double[][] normals, double[][] increments) {
    for (int i = 0; i < 1000; i++) {
      walk.fill(normals, increments, 256);
    }
  }

  /** The map's matrix, by step, then by normal. */
  private static double[][] matrix(int m) {
    double[][] normals = new double[m][m];
    double[][] increments = new double[m][m];
    for (int k = 0; k < m; k++) {
      normals[k][k] = 1;
    }
    BrownianWalk.of(m).fill(normals, increments, m);
    return increments;
  }
}
