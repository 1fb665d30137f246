package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuantileListTest extends DistributionContract {

  private static final QuantileList CURVED =
      new QuantileList(
          List.of(0.0, 0.05, 0.25, 0.5, 0.95, 1.0), List.of(-1.0, 0.5, 1.0, 4.0, 9.0, 30.0));

  private static final QuantileList WITH_ATOMS =
      new QuantileList(List.of(0.0, 0.2, 0.4, 0.7, 1.0), List.of(0.0, 0.0, 2.0, 2.0, 5.0));

  @Override
  List<Distribution> distributions() {
    return List.of(CURVED, WITH_ATOMS, new QuantileList(List.of(0.0, 1.0), List.of(3.0, 4.0)));
  }

  @Test
  void agreesWithScipy() {
    assertThat(GoldenTable.rows("quantiles.csv"))
        .hasSize(202)
        .allSatisfy(
            row -> {
              QuantileList list = row[0] == 0 ? CURVED : WITH_ATOMS;
              assertThat(list.quantile(row[1])).isCloseTo(row[2], within(1e-13));
            });
  }

  @Test
  void momentsAreThoseOfTheCubics() {
    // SciPy's, see agreesWithScipy: PchipInterpolator(...).integrate(0, 1), and of its square.
    List<double[]> rows = GoldenTable.rows("quantiles-moments.csv");
    assertThat(CURVED.mean()).isCloseTo(rows.get(0)[1], within(1e-13));
    assertThat(CURVED.standardDeviation()).isCloseTo(rows.get(0)[2], within(1e-10));
    assertThat(WITH_ATOMS.mean()).isCloseTo(rows.get(1)[1], within(1e-13));
    assertThat(WITH_ATOMS.standardDeviation()).isCloseTo(rows.get(1)[2], within(1e-10));
  }

  @Test
  void aRepeatedValueIsAnAtom() {
    assertThat(WITH_ATOMS.quantile(0.4)).isEqualTo(2);
    assertThat(WITH_ATOMS.quantile(0.55)).isEqualTo(2);
    assertThat(WITH_ATOMS.quantile(0.7)).isEqualTo(2);
    assertThat(WITH_ATOMS.cdf(0)).isEqualTo(0.2);
    assertThat(WITH_ATOMS.cdf(2)).isEqualTo(0.7);
    assertThat(WITH_ATOMS.survival(2)).isCloseTo(0.3, within(1e-16));
    assertThat(WITH_ATOMS.cdf(Math.nextDown(2.0))).isCloseTo(0.4, within(1e-7));
    assertThat(WITH_ATOMS.cdf(-1)).isZero();
    assertThat(WITH_ATOMS.family()).isEqualTo("quantiles");
    assertThat(WITH_ATOMS.tailIndex()).isEqualTo(Double.POSITIVE_INFINITY);
    double[] z = {StandardNormal.quantile(0.1, 0.9), 0.25, 8};
    QuantileKernel.compile(WITH_ATOMS).fill(z, z, 2);
    assertThat(z).startsWith(0, 2);
  }

  @Test
  void refusesParametersOutOfRange() {
    assertRefused(
        List.of(0.0),
        List.of(1.0),
        "Invalid quantiles: 1 probabilities (at least two, and as many values)");
    assertRefused(
        List.of(0.1, 1.0),
        List.of(1.0, 2.0),
        "Invalid quantiles: probabilities from 0.1 to 1.0 (from 0 to 1)");
    assertRefused(
        List.of(0.0, 0.5, 0.5, 1.0),
        List.of(1.0, 2.0, 3.0, 4.0),
        "Invalid quantiles: probability 0.5 (each above the one before)");
    assertRefused(
        List.of(0.0, 1.0),
        List.of(2.0, 1.0),
        "Invalid quantiles: value 1.0 (finite, none below the one before)");
    assertRefused(
        List.of(0.0, 1.0),
        List.of(Double.NaN, 1.0),
        "Invalid quantiles: value NaN (finite, none below the one before)");
  }

  private static void assertRefused(
      List<Double> probabilities, List<Double> values, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuantileList(probabilities, values))
        .withMessage(message);
  }
}
