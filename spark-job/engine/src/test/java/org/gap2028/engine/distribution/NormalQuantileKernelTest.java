package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormalQuantileKernelTest {

  /** Error of the table's polynomials, 6e-14 at most, and roundings. */
  private static final double RELATIVE = 1e-13;

  private static final int SIZE = 1000;

  @Test
  void agreesWithMpmathInAllOctaves() {
    NormalQuantileKernel kernel = new NormalQuantileKernel(1);
    assertThat(GoldenTable.rows("normal-quantile-kernel.csv"))
        .hasSizeGreaterThan(400)
        .allSatisfy(
            row ->
                assertThat(one(kernel, uniform((long) row[0])))
                    .isCloseTo(row[1], within(RELATIVE * Math.abs(row[1]))));
  }

  @Test
  void agreesWithTheScalarQuantileEverywhere() {
    double[] u = uniforms(3, 100_000);
    double[] z = new double[u.length];
    new NormalQuantileKernel(u.length).fill(u, z, u.length);
    for (int i = 0; i < u.length; i++) {
      double expected = StandardNormal.quantile(u[i], 1 - u[i]);
      assertThat(z[i]).isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
    }
  }

  @Test
  void aValueDoesNotDependOnItsNeighbours() {
    double[] u = uniforms(4, SIZE);
    double[] z = new double[SIZE];
    NormalQuantileKernel kernel = new NormalQuantileKernel(SIZE);
    kernel.fill(u, z, SIZE);
    for (int i = 0; i < SIZE; i++) {
      assertThat(Double.doubleToRawLongBits(one(kernel, u[i])))
          .isEqualTo(Double.doubleToRawLongBits(z[i]));
    }
  }

  @Test
  void isAntisymmetricBitForBit() {
    double[] u = uniforms(5, SIZE);
    NormalQuantileKernel kernel = new NormalQuantileKernel(1);
    for (double value : u) {
      assertThat(one(kernel, 1 - value)).isEqualTo(-one(kernel, value));
    }
  }

  @Test
  void piecesMeet() {
    // The ends of every eighth of an octave, and of the central part, which is one of them.
    NormalQuantileKernel kernel = new NormalQuantileKernel(1);
    for (int octave = 6; octave < 52; octave++) {
      for (int eighth = 8; eighth < 16; eighth++) {
        long end = ((long) eighth << 49) >> octave;
        double below = one(kernel, uniform(end - 1));
        double above = one(kernel, uniform(end));
        double rise = above - below;
        assertThat(rise).isGreaterThan(-2 * RELATIVE * Math.abs(above));
        double exact =
            StandardNormal.quantile(uniform(end), 1) - StandardNormal.quantile(uniform(end - 1), 1);
        assertThat(rise).isCloseTo(exact, within(2 * RELATIVE * Math.abs(above)));
      }
    }
  }

  @Test
  void writesNothingBeyondItsLength() {
    double[] u = uniforms(6, SIZE);
    NormalQuantileKernel kernel = new NormalQuantileKernel(SIZE);
    for (int n : new int[] {0, 1, 7, SIZE - 1}) {
      double[] z = new double[SIZE];
      Arrays.fill(z, 77);
      kernel.fill(u, z, n);
      assertThat(Arrays.copyOfRange(z, n, SIZE)).containsOnly(77);
      assertThat(Arrays.copyOf(z, n)).doesNotContain(77);
    }
  }

  @Test
  void refusesMoreNumbersThanItsCapacity() {
    NormalQuantileKernel kernel = new NormalQuantileKernel(2);
    assertThatThrownBy(() -> kernel.fill(new double[3], new double[3], 3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("length 2");
  }

  @Test
  void refusesToWriteOverItsArgument() {
    NormalQuantileKernel kernel = new NormalQuantileKernel(2);
    double[] u = {0.25, 0.75};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kernel.fill(u, u, 2))
        .withMessage("Cannot write quantiles over their own uniform numbers");
  }

  @Test
  void refusesANegativeCapacity() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NormalQuantileKernel(-1))
        .withMessage("Invalid capacity: -1 (at least 0)");
  }

  private static double one(NormalQuantileKernel kernel, double u) {
    double[] z = new double[1];
    kernel.fill(new double[] {u}, z, 1);
    return z[0];
  }

  private static double uniform(long k) {
    return (k + 0.5) * 0x1p-52;
  }

  /** Half of them spread over the octaves of both tails. */
  private static double[] uniforms(long seed, int n) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] u = new double[n];
    for (int i = 0; i < n; i++) {
      long k = random.nextLong(1L << 52) >> (i % 2 == 0 ? 0 : random.nextInt(52));
      u[i] = i % 4 == 1 ? 1 - uniform(k) : uniform(k);
    }
    return u;
  }
}
