package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gap2028.engine.gap.GapInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuantileKernelTest {

  private static final double Z95 = 1.6448536269514722;

  @ParameterizedTest
  @EnumSource
  void theDefaultInputsKeepTheirQuantiles(GapInput input) {
    QuantileKernel kernel = QuantileKernel.compile(of(input));
    double[] x = new double[3];
    kernel.fill(new double[] {-Z95, 0, Z95}, x, 3);
    double bound = 1e-9 * (input.p95() - input.p05());
    assertThat(x[0]).isCloseTo(input.p05(), within(bound));
    assertThat(x[1]).isCloseTo(input.p50(), within(bound));
    assertThat(x[2]).isCloseTo(input.p95(), within(bound));
    assertThat(kernel.error()).isLessThanOrEqualTo(QuantileKernel.TOLERANCE);
    assertThat(kernel.piecesPerUnit()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void neighbouringPolynomialsMeet(GapInput input) {
    Metalog metalog = of(input);
    QuantileKernel kernel = QuantileKernel.compile(metalog);
    int pieces = kernel.piecesPerUnit();
    double spread = metalog.quantile(0.75) - metalog.quantile(0.25);
    for (int piece = -8 * pieces; piece < 8 * pieces; piece++) {
      double end = (piece + 0.5) / pieces;
      double below = one(kernel, Math.nextDown(end));
      double above = one(kernel, Math.nextUp(end));
      // A thousandth of the bound; the quantile itself moves by up to 3e-14 between the two.
      double rounding = 1e-13 * Math.max(Math.abs(above), spread);
      assertThat(above).isCloseTo(below, within(rounding));
    }
  }

  @Test
  void aPieceIsChosenByTheValueItself() {
    QuantileKernel kernel = QuantileKernel.compile(of(GapInput.INITIAL_LEAD));
    double[] z = new SplittableRandom(8).doubles(1000, -9, 9).toArray();
    double[] x = new double[z.length];
    kernel.fill(z, x, z.length);
    for (int i = 0; i < z.length; i++) {
      assertThat(one(kernel, z[i])).isEqualTo(x[i]);
    }
  }

  @Test
  void worksInPlaceAndWritesNothingBeyondItsLength() {
    QuantileKernel kernel = QuantileKernel.compile(new Normal(0, 2));
    double[] z = {-1, 0, 1, 5, 6};
    double[] x = {9, 9, 9, 9, 9};
    kernel.fill(z, x, 3);
    kernel.fill(z, z, 3);
    assertThat(z).containsExactly(x[0], x[1], x[2], 5, 6);
    assertThat(Arrays.copyOfRange(x, 3, 5)).containsOnly(9);
    assertThat(x[2]).isCloseTo(2, within(1e-15));
  }

  @Test
  void heavierTailsGetFinerPieces() {
    assertThat(QuantileKernel.compile(LogNormal.of(0, 0.5)).piecesPerUnit()).isEqualTo(4);
    assertThat(QuantileKernel.compile(LogNormal.of(0, 4)).piecesPerUnit()).isEqualTo(8);
    QuantileKernel heavy = QuantileKernel.compile(LogNormal.of(0, 80));
    assertThat(heavy.piecesPerUnit()).isEqualTo(128);
    assertThat(heavy.error()).isLessThanOrEqualTo(QuantileKernel.TOLERANCE);
  }

  @Test
  void refusesValuesThatAreNotFinite() {
    // The largest double is exp(709.78).
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantileKernel.compile(LogNormal.of(705, 1)))
        .withMessageStartingWith("Cannot compile LogNormal[mu=705.0, sigma=1.0]: its value 4.79")
        .withMessageEndingWith(" standard deviations from the median is Infinity (must be finite)");
  }

  @Test
  void findsAJumpThatIsNotDeclared() {
    QuantileKernel kernel = QuantileKernel.compile(new TwoValues(0, 1));
    double jump = StandardNormal.quantile(0.3, 0.7);
    // The last piece, 2^-45 wide, is left with a line.
    assertThat(one(kernel, jump - 1e-13)).isZero();
    assertThat(one(kernel, jump + 1e-13)).isEqualTo(1);
  }

  @Test
  void jumpsWhereTheDistributionDoes() {
    Discrete discrete = Discrete.of(List.of(2.5, 7.0, 8.0), List.of(0.3, 0.2, 0.5));
    QuantileKernel kernel = QuantileKernel.compile(discrete);
    double first = StandardNormal.quantile(0.3, 0.7);
    assertThat(one(kernel, Math.nextDown(first))).isEqualTo(2.5);
    assertThat(one(kernel, first)).isEqualTo(2.5);
    assertThat(one(kernel, Math.nextUp(first))).isEqualTo(7);
    assertThat(one(kernel, 0)).isEqualTo(7);
    assertThat(one(kernel, Double.MIN_VALUE)).isEqualTo(8);
    double[] z = new SplittableRandom(10).doubles(10_000, -9, 9).toArray();
    kernel.fill(z, z, z.length);
    assertThat(Arrays.stream(z).distinct()).containsExactlyInAnyOrder(2.5, 7.0, 8.0);
  }

  @Test
  void leavesPiecesWithoutAKinkAsTheyAre() {
    // A uniform one with a kink and without: only pieces at the kink may differ.
    QuantileKernel whole = QuantileKernel.compile(new Uniform(0, 1));
    QuantileKernel cut =
        QuantileKernel.compile(new QuantileList(List.of(0.0, 0.3, 1.0), List.of(0.0, 0.3, 1.0)));
    double kink = StandardNormal.quantile(0.3, 0.7);
    double[] z = new SplittableRandom(11).doubles(10_000, -8.3, 8.3).toArray();
    for (double each : z) {
      if (Math.abs(each - kink) > 1.0 / 4) {
        assertThat(one(cut, each)).isCloseTo(one(whole, each), within(4e-16));
      }
    }
  }

  @Test
  void refusesWhatNoNumberOfPiecesFollows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuantileKernel.compile(new Stairs(0, 1)))
        .withMessage(
            "Cannot compile Stairs[lower=0.0, upper=1.0]: it needs more than 65536 pieces for an"
                + " error of 1.0E-10 max(|x|, interquartile range)");
  }

  @Test
  void refusesArraysThatAreTooShort() {
    QuantileKernel kernel = QuantileKernel.compile(new Normal(0, 2));
    assertThatThrownBy(() -> kernel.fill(new double[2], new double[3], 3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("length 2");
    assertThatThrownBy(() -> kernel.fill(new double[3], new double[2], 3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("length 2");
  }

  @Test
  void kernelsAllocateNothing() {
    QuantileKernel kernel = QuantileKernel.compile(of(GapInput.ENFORCEMENT));
    NormalQuantileKernel normal = new NormalQuantileKernel(256);
    double[] u = new SplittableRandom(9).doubles(256, 0x1p-53, 1 - 0x1p-53).toArray();
    double[] z = new double[256];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int i = 0; i < 1010; i++) {
      if (i == 10) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      normal.fill(u, z, 256);
      kernel.fill(z, z, 256);
    }
    // The counter itself may cost a few bytes; 1,000 fills of 256 values must not.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
  }

  private static double one(QuantileKernel kernel, double z) {
    double[] x = {z};
    kernel.fill(x, x, 1);
    return x[0];
  }

  private static Metalog of(GapInput input) {
    return Metalog.of(input.p05(), input.p50(), input.p95(), input.lower(), input.upper());
  }

  /** One of two values, with probabilities 0.3 and 0.7: its quantile function has a jump. */
  private record TwoValues(double lower, double upper) implements Distribution {

    @Override
    public String family() {
      return "two values";
    }

    @Override
    public double quantile(double p, double q) {
      return p < 0.3 ? lower : upper;
    }

    @Override
    public double cdf(double x) {
      return x < lower ? 0 : x < upper ? 0.3 : 1;
    }

    @Override
    public double mean() {
      return 0.3 * lower + 0.7 * upper;
    }

    @Override
    public double standardDeviation() {
      return Math.sqrt(0.21) * (upper - lower);
    }

    @Override
    public double tailIndex() {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** A quantile function of 10,000 steps. */
  private record Stairs(double lower, double upper) implements Distribution {

    @Override
    public String family() {
      return "stairs";
    }

    @Override
    public double quantile(double p, double q) {
      return Math.rint(1e4 * p) * 1e-4;
    }

    @Override
    public double cdf(double x) {
      return Math.rint(1e4 * x) * 1e-4;
    }

    @Override
    public double mean() {
      return 0.5;
    }

    @Override
    public double standardDeviation() {
      return Math.sqrt(1.0 / 12);
    }

    @Override
    public double tailIndex() {
      return Double.POSITIVE_INFINITY;
    }
  }
}
