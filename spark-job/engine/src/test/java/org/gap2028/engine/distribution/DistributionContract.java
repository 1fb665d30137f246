package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every family of distributions must satisfy. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DistributionContract {

  /** Probabilities of one tail, the median last. */
  private static final double[] TAILS = {
    1e-16, 1e-12, 1e-8, 1e-5, 0.001, 0.01, 0.05, 0.1, 0.25, 0.4, 0.5
  };

  /** Distributions of the family, ordinary and extreme ones. */
  abstract List<Distribution> distributions();

  @ParameterizedTest
  @MethodSource("distributions")
  void cdfUndoesQuantileInTheLowerTail(Distribution d) {
    for (double p : TAILS) {
      double x = d.quantile(p, 1 - p);
      assertThat(d.cdf(x - blur(d, x))).isLessThanOrEqualTo(p * (1 + 1e-11));
      assertThat(d.cdf(x + blur(d, x))).isGreaterThanOrEqualTo(p * (1 - 1e-11));
    }
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void survivalUndoesQuantileInTheUpperTail(Distribution d) {
    for (double q : TAILS) {
      double x = d.quantile(1 - q, q);
      assertThat(d.survival(x + blur(d, x))).isLessThanOrEqualTo(q * (1 + 1e-11));
      assertThat(d.survival(x - blur(d, x))).isGreaterThanOrEqualTo(q * (1 - 1e-11));
    }
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void quantilesRiseWithinTheSupport(Distribution d) {
    double[] upwards =
        DoubleStream.concat(
                Arrays.stream(TAILS).map(p -> d.quantile(p, 1 - p)),
                Arrays.stream(TAILS).map(q -> -q).sorted().map(q -> d.quantile(1 + q, -q)))
            .toArray();
    assertThat(upwards).isSorted();
    assertThat(upwards[0]).isGreaterThanOrEqualTo(d.lower());
    assertThat(upwards[upwards.length - 1]).isLessThanOrEqualTo(d.upper());
    assertThat(d.quantile(0.5)).isEqualTo(d.quantile(0.5, 0.5));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void cdfRisesFromZeroToOneAndSurvivalIsItsComplement(Distribution d) {
    assertThat(d.cdf(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(d.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(d.survival(Double.NEGATIVE_INFINITY)).isEqualTo(1);
    assertThat(d.survival(Double.POSITIVE_INFINITY)).isZero();
    double median = d.quantile(0.5, 0.5);
    double width = 1e-3 * (1 + d.quantile(0.99, 0.01) - d.quantile(0.01, 0.99));
    double previous = 0;
    for (int i = -2000; i <= 2000; i++) {
      double x = median + i * width;
      assertThat(d.cdf(x)).isBetween(previous, 1.0);
      // Both are rounded, near 1 to 1.1e-16.
      assertThat(d.cdf(x) + d.survival(x)).isCloseTo(1, within(5e-16));
      previous = d.cdf(x);
    }
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void momentsAgreeWithQuadratureOverTheLatentNormal(Distribution d) {
    double median = d.quantile(0.5, 0.5);
    double mean = d.mean();
    if (Double.isFinite(mean)) {
      double offset = expectation(d, x -> x - median);
      double size = expectation(d, x -> Math.abs(x - median));
      // 1e-10 is what the families promise; the median's own rounding comes on top.
      assertThat(mean - median).isCloseTo(offset, within(1e-10 * size + 4 * Math.ulp(median)));
    }
    double sd = d.standardDeviation();
    if (Double.isFinite(sd) && sd > 0) {
      double variance = expectation(d, x -> (x - mean) / sd * ((x - mean) / sd));
      // Where the spread is narrow, the roundings of x, 1e-16 |median|, are seen here.
      double rounding = 1e-15 * Math.abs(median) / sd;
      assertThat(Math.sqrt(variance)).isCloseTo(1, within(1e-10 + rounding));
    }
    assertThat(sd == 0).isEqualTo(d.lower() == d.upper());
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void theKernelIsTheDefinitionWithinItsBound(Distribution d) {
    QuantileKernel kernel = QuantileKernel.compile(d);
    double spread = d.quantile(0.75, 0.25) - d.quantile(0.25, 0.75);
    SplittableRandom random = new SplittableRandom(7);
    double[] z = random.doubles(20_000, -8.3, 8.3).toArray();
    z[0] = -8.3;
    z[1] = 8.3;
    z[2] = 0;
    double[] x = new double[z.length];
    kernel.fill(z, x, z.length);
    for (int i = 0; i < z.length; i++) {
      double expected = d.quantile(StandardNormal.cdf(z[i]), StandardNormal.survival(z[i]));
      double bound = QuantileKernel.TOLERANCE * Math.max(Math.abs(expected), spread);
      assertThat(x[i]).isBetween(d.lower(), d.upper()).isCloseTo(expected, within(bound));
    }
    assertThat(kernel.error()).isLessThanOrEqualTo(QuantileKernel.TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void theKernelHoldsItsEndsBeyond(Distribution d) {
    double[] z = {-1e300, -38, -8.31, -8.3, 8.3, 8.31, 38, 1e300};
    double[] x = new double[z.length];
    QuantileKernel.compile(d).fill(z, x, z.length);
    assertThat(Arrays.copyOf(x, 3)).containsOnly(x[3]);
    assertThat(Arrays.copyOfRange(x, 5, 8)).containsOnly(x[4]);
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void theKernelRisesFromPieceToPiece(Distribution d) {
    QuantileKernel kernel = QuantileKernel.compile(d);
    int pieces = kernel.piecesPerUnit();
    // Ten points a piece, the ends among them.
    double[] z = new double[2 * 83 * pieces + 1];
    for (int i = 0; i < z.length; i++) {
      z[i] = (i - z.length / 2) / (10.0 * pieces);
    }
    double[] x = new double[z.length];
    kernel.fill(z, x, z.length);
    double spread = d.quantile(0.75, 0.25) - d.quantile(0.25, 0.75);
    for (int i = 1; i < x.length; i++) {
      // The distribution rises; what rounding takes away again is all that is allowed.
      double rounding = 4 * Math.ulp(Math.max(Math.abs(x[i]), spread));
      assertThat(x[i] - x[i - 1]).isGreaterThanOrEqualTo(-rounding);
    }
  }

  @ParameterizedTest
  @MethodSource("distributions")
  void serialisationKeepsIt(Distribution d) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(d);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(d);
    }
  }

  /**
   * E f(x) over the latent normal, out to probabilities of 1e-300: by the trapezoidal rule, whose
   * error is far below rounding as the integrand is analytic; between kinks after the substitution
   * z = tanh(pi/2 sinh t), which makes it so.
   */
  private static double expectation(Distribution d, DoubleUnaryOperator f) {
    DoubleUnaryOperator integrand =
        z ->
            f.applyAsDouble(d.quantile(StandardNormal.cdf(z), StandardNormal.survival(z)))
                * StandardNormal.density(z);
    int stepsPerUnit = 256;
    double sum = 0;
    if (d.kinks().isEmpty()) {
      for (int i = -37 * stepsPerUnit; i <= 37 * stepsPerUnit; i++) {
        sum += integrand.applyAsDouble((double) i / stepsPerUnit);
      }
      return sum / stepsPerUnit;
    }
    double from = -37;
    for (int k = 0; k <= d.kinks().size(); k++) {
      Kink kink = k < d.kinks().size() ? d.kinks().get(k) : null;
      double to = kink == null ? 37 : StandardNormal.quantile(kink.p(), kink.q());
      for (int i = -4 * stepsPerUnit; i <= 4 * stepsPerUnit; i++) {
        double t = (double) i / stepsPerUnit;
        double angle = Math.PI / 2 * Math.sinh(t);
        double z = 0.5 * (from + to) + 0.5 * (to - from) * Math.tanh(angle);
        double weight = Math.PI / 2 * Math.cosh(t) / (Math.cosh(angle) * Math.cosh(angle));
        sum += 0.5 * (to - from) * weight * integrand.applyAsDouble(z);
      }
      from = to;
    }
    return sum / stepsPerUnit;
  }

  /** A few roundings of a value and of the median and spread that it is computed from. */
  private static double blur(Distribution d, double x) {
    double median = d.quantile(0.5, 0.5);
    double spread = d.quantile(0.75, 0.25) - d.quantile(0.25, 0.75);
    // A lower bound of 0 leaves the values near it their digits.
    double from = d.lower() == 0 ? 0 : Math.abs(median) + spread;
    return 8 * (Math.ulp(x) + Math.ulp(from));
  }
}
