package org.gap2028.engine.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gap2028.engine.GoldenTable;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.Fixed;
import org.gap2028.engine.distribution.LogNormal;
import org.gap2028.engine.distribution.Metalog;
import org.gap2028.engine.distribution.Normal;
import org.gap2028.engine.distribution.StandardNormal;
import org.gap2028.engine.distribution.Uniform;
import org.junit.jupiter.api.Test;

/** Golden values by NumPy and SciPy: {@code python3 scripts/golden/rival.py}. */
class RivalTest {

  private static final double[] DEFAULTS = GapDefaults.constants();
  private static final double NO_LOWER = Double.NEGATIVE_INFINITY;
  private static final double NO_UPPER = Double.POSITIVE_INFINITY;

  /** What the class promises. */
  private static final double PROBABILITY = 1e-7;

  private static final double MONTHS = 1e-6;

  /** Three atoms, with gaps between them. */
  private record Atoms(double first, double second) implements Distribution {

    @Override
    public String family() {
      return "atoms";
    }

    @Override
    public double lower() {
      return 1;
    }

    @Override
    public double upper() {
      return 13;
    }

    @Override
    public double quantile(double p, double q) {
      return p <= first ? 1 : p <= second ? 6 : 13;
    }

    @Override
    public double cdf(double x) {
      return x < 1 ? 0 : x < 6 ? first : x < 13 ? second : 1;
    }

    @Override
    public double mean() {
      return first + 6 * (second - first) + 13 * (1 - second);
    }

    @Override
    public double standardDeviation() {
      double square = first + 36 * (second - first) + 169 * (1 - second);
      return Math.sqrt(square - mean() * mean());
    }

    @Override
    public double tailIndex() {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** The laws of the golden files, by their number. */
  private static final List<Distribution> LAWS =
      List.of(
          Metalog.of(4, 7, 10.5, 0, NO_UPPER),
          new Uniform(3, 11),
          new Fixed(7),
          new Atoms(StandardNormal.cdf(-0.5), StandardNormal.cdf(0.25)));

  private static double[] with(GapConstant constant, double value) {
    double[] constants = DEFAULTS.clone();
    constants[constant.ordinal()] = value;
    return constants;
  }

  @Test
  void quantilesAndProbabilitiesAreThoseOfQuadratureOverTheLatentNormal() {
    GoldenTable golden = GoldenTable.read(RivalTest.class, "golden-rival.csv");
    for (double[] row : golden.rows()) {
      Rival rival = new Rival(LAWS.get((int) row[0]), DEFAULTS);
      int quarter = (int) row[1];
      String name = LAWS.get((int) row[0]) + ", quarter " + quarter + ", " + row[2];
      assertThat(rival.quantile(quarter, row[2])).as(name).isCloseTo(row[3], within(MONTHS * 10));
      assertThat(rival.probability(quarter, NO_LOWER, 3))
          .as(name)
          .isCloseTo(row[4], within(PROBABILITY));
      assertThat(rival.underlyingProbability(quarter, NO_LOWER, 3))
          .as(name)
          .isCloseTo(row[5], within(PROBABILITY));
    }
  }

  @Test
  void everProbabilitiesAreThoseOfARecursionOnAFineGrid() {
    GoldenTable golden = GoldenTable.read(RivalTest.class, "golden-rival-ever.csv");
    for (double[] row : golden.rows()) {
      double[] ever = new Rival(LAWS.get((int) row[0]), DEFAULTS).everProbabilities(row[1], row[2]);
      for (int quarter = 0; quarter < ever.length; quarter++) {
        assertThat(ever[quarter])
            .as(LAWS.get((int) row[0]) + " in " + row[1] + " to " + row[2] + ", " + quarter)
            .isCloseTo(row[3 + quarter], within(PROBABILITY));
      }
    }
  }

  @Test
  void aNormalLeadStaysNormal() {
    Rival rival = new Rival(new Normal(7, 2), DEFAULTS);
    for (int quarter = 1; quarter < 12; quarter++) {
      // Specification, "The rival": variance 1.6^2 (t - 1)/4 + 2^2, and the initial lead's.
      double walk = 1.6 * 1.6 * quarter / 4;
      double sd = Math.sqrt(4 + walk + 4);
      assertThat(rival.standardDeviation(quarter)).isCloseTo(sd, within(1e-12));
      assertThat(rival.mean()).isEqualTo(7);
      for (double z : new double[] {-3, -1, 0, 0.5, 3}) {
        double p = StandardNormal.cdf(z);
        assertThat(rival.quantile(quarter, p)).isCloseTo(7 + sd * z, within(10 * MONTHS));
        assertThat(rival.probability(quarter, 7 + sd * z, NO_UPPER))
            .isCloseTo(1 - p, within(PROBABILITY));
        assertThat(rival.underlyingProbability(quarter, NO_LOWER, 7 + Math.sqrt(4 + walk) * z))
            .isCloseTo(p, within(PROBABILITY));
      }
    }
  }

  @Test
  void theFirstQuarterIsTheInitialLeadItself() {
    Distribution atoms = LAWS.get(3);
    Rival rival = new Rival(atoms, DEFAULTS);
    double low = StandardNormal.cdf(-0.5);
    double middle = StandardNormal.cdf(0.25);
    assertThat(rival.quantile(0, 0.5)).isEqualTo(6);
    assertThat(rival.standardDeviation(0)).isEqualTo(atoms.standardDeviation());
    // from <= lead < below: an atom counts at from and does not at below.
    assertThat(rival.probability(0, 6, 13)).isEqualTo(middle - low);
    assertThat(rival.probability(0, NO_LOWER, 6)).isEqualTo(low);
    assertThat(rival.underlyingProbability(0, 6, NO_UPPER)).isEqualTo(1 - low);
    assertThat(rival.everProbabilities(6, 13)[0]).isEqualTo(middle - low);
  }

  @Test
  void anAtomAtABoundCountsAsTheEventSays() {
    Rival rival = new Rival(new Fixed(3), DEFAULTS);
    assertThat(rival.everProbabilities(3, NO_UPPER)).containsOnly(1.0);
    double[] below = rival.everProbabilities(NO_LOWER, 3);
    assertThat(below[0]).isZero();
    // A symmetric step from the bound itself.
    assertThat(below[1]).isCloseTo(0.5, within(1e-12));
    // Sparre Andersen: a symmetric walk has stayed above its start for n steps with C(2n, n) / 4^n.
    assertThat(below[2]).isCloseTo(1 - 3 / 8.0, within(1e-9));
    assertThat(below[11]).isCloseTo(1 - 705432 / 4194304.0, within(1e-9));
  }

  @Test
  void everIsAtLeastNowAndNeverFalls() {
    for (Distribution law : LAWS) {
      Rival rival = new Rival(law, DEFAULTS);
      double[] ever = rival.everProbabilities(NO_LOWER, 3);
      for (int quarter = 0; quarter < 12; quarter++) {
        double now = rival.underlyingProbability(quarter, NO_LOWER, 3);
        assertThat(ever[quarter]).isGreaterThanOrEqualTo(now - PROBABILITY);
        assertThat(ever[quarter]).isGreaterThanOrEqualTo(quarter == 0 ? 0 : ever[quarter - 1]);
      }
    }
  }

  @Test
  void withoutVolatilityAndNoiseEveryQuarterIsTheFirst() {
    double[] still = with(GapConstant.PERSISTENCE_VOLATILITY, 0);
    still[GapConstant.RELEASE_NOISE.ordinal()] = 0;
    Distribution law = new LogNormal(2, 0.4);
    Rival rival = new Rival(law, still);
    assertThat(rival.quantile(11, 0.05)).isEqualTo(law.quantile(0.05));
    assertThat(rival.standardDeviation(11)).isEqualTo(law.standardDeviation());
    assertThat(rival.everProbabilities(NO_LOWER, 3)).containsOnly(law.cdf(Math.nextDown(3.0)));
  }

  @Test
  void narrowNoiseLeavesTheInitialLeadsDistribution() {
    double[] narrow = with(GapConstant.PERSISTENCE_VOLATILITY, 1e-6);
    narrow[GapConstant.RELEASE_NOISE.ordinal()] = 0;
    for (Distribution law : List.of(LAWS.get(0), new LogNormal(2, 0.4))) {
      Rival rival = new Rival(law, narrow);
      for (double p : new double[] {0.001, 0.05, 0.5, 0.95, 0.999}) {
        double x = law.quantile(p);
        assertThat(rival.quantile(11, p)).isCloseTo(x, within(MONTHS * Math.max(10, x)));
        assertThat(rival.underlyingProbability(11, NO_LOWER, x)).isCloseTo(p, within(PROBABILITY));
      }
    }
  }
}
