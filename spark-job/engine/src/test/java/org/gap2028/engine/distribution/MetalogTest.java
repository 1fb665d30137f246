package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gap2028.engine.gap.GapInput;
import org.junit.jupiter.api.Test;

class MetalogTest extends DistributionContract {

  private static final double NONE_BELOW = Double.NEGATIVE_INFINITY;
  private static final double NONE_ABOVE = Double.POSITIVE_INFINITY;

  @Override
  List<Distribution> distributions() {
    return Stream.concat(
            Stream.of(GapInput.values()).map(MetalogTest::of),
            Stream.of(
                Metalog.of(0, 0.86, 1),
                Metalog.of(1, 3, 9, 0, NONE_ABOVE),
                Metalog.of(1, 4.06, 16.5, 0, NONE_ABOVE),
                Metalog.of(1, 2, 40, 0, NONE_ABOVE),
                Metalog.of(-9, -3, -1, NONE_BELOW, 0),
                Metalog.of(91, 97, 99, NONE_BELOW, 100),
                Metalog.of(0.001, 0.5, 0.999, 0, 1),
                Metalog.of(1e-9, 1e-7, 1e-5, 0, 1)))
        .map(Distribution.class::cast)
        .toList();
  }

  @Test
  void quantilesAgreeWithMpmathInBothTails() {
    assertThat(GoldenTable.rows("metalog.csv"))
        .hasSizeGreaterThan(500)
        .allSatisfy(
            row -> {
              Metalog metalog = of(row);
              double x = row[7];
              // Values are added to a bound or to the median; 0 takes no digits away.
              double from = metalog.lower() == 0 ? 0 : Math.abs(row[1]) + row[2] - row[0];
              assertThat(metalog.quantile(row[5], row[6]))
                  .isCloseTo(x, within(1e-12 * Math.abs(x) + 1e-15 * from));
            });
  }

  @Test
  void momentsAndTailIndexAgreeWithMpmath() {
    assertThat(GoldenTable.rows("metalog-moments.csv"))
        .hasSizeGreaterThan(30)
        .allSatisfy(
            row -> {
              Metalog metalog = of(row);
              assertRelative(metalog.mean(), row[5], 1e-10);
              // A width of 1e-5 of the median is known from the given quantiles to 1e-11 only.
              assertRelative(metalog.standardDeviation(), row[6], 1e-10);
              assertRelative(metalog.tailIndex(), row[7], 1e-10);
            });
  }

  @Test
  void hasTheQuantilesItIsMadeFrom() {
    for (GapInput input : GapInput.values()) {
      Metalog metalog = of(input);
      assertThat(metalog.quantile(0.05, 0.95)).isCloseTo(input.p05(), within(1e-14 * input.p95()));
      assertThat(metalog.quantile(0.5, 0.5)).isCloseTo(input.p50(), within(1e-14 * input.p95()));
      assertThat(metalog.quantile(0.95, 0.05)).isCloseTo(input.p95(), within(1e-14 * input.p95()));
    }
  }

  @Test
  void coefficientsOfASymmetricTripletAreThoseOfTheLogistic() {
    // Keelin 2016, equation 6: without skewness a metalog is the logistic distribution.
    Metalog metalog = Metalog.of(-Math.log(19), 0, Math.log(19));
    assertThat(metalog.a1()).isZero();
    assertThat(metalog.a2()).isCloseTo(1, within(1e-15));
    assertThat(metalog.a3()).isZero();
    assertThat(metalog.cdf(1)).isCloseTo(1 / (1 + Math.exp(-1)), within(1e-15));
    assertThat(metalog.standardDeviation()).isCloseTo(Math.PI / Math.sqrt(3), within(1e-10));
  }

  @Test
  void anUpperBoundMirrorsALowerOne() {
    Metalog below = Metalog.of(91, 97, 99, NONE_BELOW, 100);
    Metalog above = Metalog.of(1, 3, 9, 0, NONE_ABOVE);
    for (double p : new double[] {1e-12, 0.01, 0.3, 0.5, 0.8}) {
      double mirrored = 100 - above.quantile(1 - p, p);
      assertThat(below.quantile(p, 1 - p)).isCloseTo(mirrored, within(1e-12 * Math.abs(mirrored)));
    }
  }

  @Test
  void theTailFallsByItsIndex() {
    Metalog metalog = Metalog.of(1, 3, 9, 0, NONE_ABOVE);
    double ratio = metalog.survival(1e30) / metalog.survival(1e31);
    // At 1e30 the skewness of the tail is settled to 1e-30.
    assertThat(Math.log10(ratio)).isCloseTo(metalog.tailIndex(), within(1e-10));
  }

  @Test
  void anInfiniteMeanHasTheSignOfItsTail() {
    assertThat(Metalog.of(1, 2, 40, 0, NONE_ABOVE).mean()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Metalog.of(-40, -2, -1, NONE_BELOW, 0).mean()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void momentsAreRightUpToTheEdgeOfExistence() {
    // Without skewness and with a lower bound of 0, x = e^(a1 + a2 L) is log-logistic, with mean
    // e^a1 b / sin(b) and second moment e^(2 a1) 2b / sin(2b), b = pi a2.
    for (double a2 : new double[] {0.01, 0.25, 0.45, 0.49, 0.499, 0.49999}) {
      Metalog metalog = new Metalog(0.3, a2, 0, 0, NONE_ABOVE);
      double b = Math.PI * a2;
      double mean = Math.exp(0.3) * b / Math.sin(b);
      double square = Math.exp(0.6) * 2 * b / Math.sin(2 * b);
      assertThat(metalog.mean()).isCloseTo(mean, within(1e-12 * mean));
      assertThat(metalog.standardDeviation())
          .isCloseTo(Math.sqrt(square - mean * mean), within(1e-10 * Math.sqrt(square)));
    }
    assertThat(new Metalog(0.3, 0.5, 0, 0, NONE_ABOVE).standardDeviation())
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(new Metalog(0.3, 1, 0, 0, NONE_ABOVE).mean()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void refusesAnInfeasibleMedianAndTellsWhichOnesWouldDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metalog.of(4, 10.3, 10.5, 0, NONE_ABOVE))
        .withMessage(
            "Invalid p50: 10.3 (a metalog with p05 4.0, p95 10.5, lower 0.0 needs p50 above 4.52"
                + " and below 9.3)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metalog.of(-1, 0.9, 1))
        .withMessage(
            "Invalid p50: 0.9 (a metalog with p05 -1.0, p95 1.0 needs p50 above -0.75 and below"
                + " 0.75)");
  }

  @Test
  void theRangeItTellsIsTheRangeOfWhatItAccepts() {
    SplittableRandom random = new SplittableRandom(11);
    Pattern range = Pattern.compile("needs p50 above (\\S+) and below (\\S+)\\)");
    int told = 0;
    for (int i = 0; i < 2000; i++) {
      double lower = random.nextInt(2) == 0 ? NONE_BELOW : random.nextDouble(-5, 0);
      double upper = random.nextInt(2) == 0 ? NONE_ABOVE : random.nextDouble(3, 9);
      double p05 = random.nextDouble(0.01, 1);
      double p95 = p05 + random.nextDouble(1e-6, 2);
      double p50 = p05 + (p95 - p05) * random.nextDouble();
      Throwable refusal = catchThrowable(() -> Metalog.of(p05, p50, p95, lower, upper));
      if (refusal == null) {
        continue;
      }
      told++;
      Matcher matcher = range.matcher(refusal.getMessage());
      assertThat(matcher.find()).as(refusal.getMessage()).isTrue();
      double low = Double.parseDouble(matcher.group(1));
      double high = Double.parseDouble(matcher.group(2));
      double margin = 0.02 * (high - low);
      assertThatCode(() -> Metalog.of(p05, low + 1e-9 * (high - low), p95, lower, upper))
          .doesNotThrowAnyException();
      assertThatCode(() -> Metalog.of(p05, high - 1e-9 * (high - low), p95, lower, upper))
          .doesNotThrowAnyException();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Metalog.of(p05, low - margin, p95, lower, upper));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Metalog.of(p05, high + margin, p95, lower, upper));
    }
    assertThat(told).isGreaterThan(200);
  }

  @Test
  void refusesQuantilesAndBoundsOutOfOrder() {
    assertRefused(
        8, 7, 10.5, 0, NONE_ABOVE, "Invalid p50: 7.0 (must be finite and above p05, 8.0)");
    assertRefused(4, 7, 7, 0, NONE_ABOVE, "Invalid p95: 7.0 (must be finite and above p50, 7.0)");
    assertRefused(4, 7, 10.5, 4, NONE_ABOVE, "Invalid p05: 4.0 (must be above lower, 4.0)");
    assertRefused(4, 7, 10.5, 0, 10, "Invalid p95: 10.5 (must be below upper, 10.0)");
    assertRefused(4, 7, 10.5, 20, 0, "Invalid upper: 0.0 (must be above lower, 20.0)");
  }

  @Test
  void refusesWhatIsNoNumber() {
    double nan = Double.NaN;
    assertRefused(nan, 7, 10.5, 0, 20, "Invalid p05: NaN (must be finite)");
    assertRefused(4, nan, 10.5, 0, 20, "Invalid p50: NaN (must be finite and above p05, 4.0)");
    assertRefused(4, 7, nan, 0, 20, "Invalid p95: NaN (must be finite and above p50, 7.0)");
    assertRefused(
        4, 7, 10.5, nan, 20, "Invalid lower: NaN (must be finite, or negative infinity for none)");
    assertRefused(4, 7, 10.5, 0, nan, "Invalid upper: NaN (must be above lower, 0.0)");
  }

  @Test
  void refusesCoefficientsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Metalog(0, 0, 0, NONE_BELOW, NONE_ABOVE))
        .withMessage("Invalid a2: 0.0 (must be positive and finite)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Metalog(0, 1, -1.66711, NONE_BELOW, NONE_ABOVE))
        .withMessage("Invalid a3: -1.66711 (must be less than 1.66711 a2 in size, a2 being 1.0)");
  }

  private static void assertRefused(
      double p05, double p50, double p95, double lower, double upper, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metalog.of(p05, p50, p95, lower, upper))
        .withMessage(message);
  }

  private static void assertRelative(double actual, double expected, double tolerance) {
    if (Double.isInfinite(expected)) {
      assertThat(actual).isEqualTo(expected);
    } else {
      assertThat(actual).isCloseTo(expected, within(tolerance * Math.abs(expected)));
    }
  }

  private static Metalog of(double[] row) {
    return Metalog.of(row[0], row[1], row[2], row[3], row[4]);
  }

  private static Metalog of(GapInput input) {
    return Metalog.of(input.p05(), input.p50(), input.p95(), input.lower(), input.upper());
  }
}
