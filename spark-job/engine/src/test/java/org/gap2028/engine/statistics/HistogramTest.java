package org.gap2028.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gap2028.engine.statistics.Histogram.Bins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {

  private static Histogram of(double... values) {
    Histogram histogram = new Histogram();
    TestColumns.count(histogram, values, values.length);
    return histogram;
  }

  /** A histogram of one value, counted 2^k times. */
  private static Histogram doubled(double value, int k) {
    Histogram histogram = of(value);
    for (int i = 0; i < k; i++) {
      histogram.merge(copy(histogram));
    }
    return histogram;
  }

  private static Histogram copy(Histogram histogram) {
    try {
      return Histogram.read(new DataInputStream(new ByteArrayInputStream(bytes(histogram))));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(Histogram histogram) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      histogram.write(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static double[] random(int n, long seed) {
    Random random = new Random(seed);
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] =
          switch (i % 4) {
            case 0 -> 7 + 3 * random.nextGaussian();
            case 1 -> random.nextGaussian() * Math.scalb(1.0, random.nextInt(2000) - 1000);
            case 2 -> 0;
            default -> 0.01 * random.nextGaussian();
          };
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        1,
        2,
        3,
        12,
        24,
        0.25,
        0.75,
        100,
        1023,
        0x1p-1022,
        0x1p-1031,
        0x1p1023,
        0x1.ffp1023,
        0x1p-300
      })
  void valuesOfAtMostTenBitsAreLowerEdgesOfTheirBin(double value) {
    Bins bins = of(value, Math.nextUp(value)).bins();
    assertThat(bins.count()).containsExactly(2);
    assertThat(bins.low()).containsExactly(value);
    Bins below = of(Math.nextDown(value)).bins();
    assertThat(below.high()).containsExactly(value == 0x1p-1031 ? 0 : value);
    assertThat(of(Math.nextDown(value), value).bins().size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {7.3, 3, 0.1, 1e-3, 1e-200, 1e200, Double.MIN_NORMAL, Math.PI, 1e6})
  void aBinHoldsItsValueAndIsAThousandthToFiveHundredthWide(double value) {
    Bins positive = of(value).bins();
    double low = positive.low()[0];
    double high = positive.high()[0];
    assertThat(low <= value && value < high).isTrue();
    assertThat((high - low) / low).isBetween(1.0 / 1024, 1.0 / 512);

    Bins negative = of(-value).bins();
    assertThat(negative.low()).containsExactly(-high);
    assertThat(negative.high()).containsExactly(-low);
  }

  @Test
  void bothZerosAreOneAtom() {
    Bins bins = of(0, -0.0, 0).bins();
    assertThat(bins.low()).containsExactly(0.0);
    assertThat(bins.high()).containsExactly(0.0);
    assertThat(bins.count()).containsExactly(3);
  }

  @Test
  void theLeastNumbersShareTheBinOfZeroOrLieJustBelowIt() {
    Bins bins = of(Double.MIN_VALUE, 0, Math.nextDown(0x1p-1031), -Double.MIN_VALUE).bins();
    assertThat(bins.count()).containsExactly(1, 3);
    assertThat(bins.low()).containsExactly(-0x1p-1031, 0.0);
    assertThat(bins.high()).containsExactly(-0.0, 0.0);
  }

  @Test
  void theLastBinEndsAtTheLargestNumber() {
    Bins bins = of(Double.MAX_VALUE, -Double.MAX_VALUE).bins();
    assertThat(bins.high()).containsExactly(-0x1.ff8p1023, Double.MAX_VALUE);
    assertThat(bins.low()).containsExactly(-Double.MAX_VALUE, 0x1.ff8p1023);
  }

  @Test
  void binsAreAscendingAndDisjoint() {
    Bins bins = of(random(20_000, 1)).bins();
    assertThat(bins.size()).isGreaterThan(5000);
    for (int k = 0; k < bins.size(); k++) {
      assertThat(bins.low()[k] <= bins.high()[k]).isTrue();
      assertThat(k == 0 || bins.high()[k - 1] <= bins.low()[k]).isTrue();
    }
  }

  /** Bins by another way: the exponent, and the fraction cut to nine bits. */
  @Test
  void countsAreThoseOfExponentAndFraction() {
    double[] values = random(20_000, 2);
    TreeMap<Double, Long> expected = new TreeMap<>();
    for (double value : values) {
      double unit = Math.scalb(1.0, Math.getExponent(value) - 9);
      double steps = Math.abs(value) / unit;
      double low = value > 0 ? Math.floor(steps) * unit : -(Math.floor(steps) + 1) * unit;
      expected.merge(value == 0 ? 0 : low, 1L, Long::sum);
    }
    Bins bins = of(values).bins();
    assertThat(bins.low())
        .containsExactly(expected.keySet().stream().mapToDouble(Double::doubleValue).toArray());
    assertThat(bins.count())
        .containsExactly(expected.values().stream().mapToLong(Long::longValue).toArray());
    assertThat(bins.total()).isEqualTo(values.length);
  }

  @Test
  void theWindowGrowsBothWays() {
    double[] values = {1, 1e10, 1e-10, 1e-300, 1e300, 1, -1, -1e-10, -1e10, -1};
    Histogram histogram = new Histogram();
    for (double value : values) {
      TestColumns.count(histogram, new double[] {value}, 1);
    }
    assertThat(histogram.bins().count()).containsExactly(1, 2, 1, 1, 1, 2, 1, 1);
    assertThat(bytes(histogram)).isEqualTo(bytes(of(values)));
  }

  @Test
  void onlyTheFirstNValuesAreCounted() {
    Histogram histogram = new Histogram();
    TestColumns.count(histogram, new double[] {1, 2, 3}, 0);
    assertThat(histogram.bins().size()).isZero();
    TestColumns.count(histogram, new double[] {1, 2, 3}, 2);
    assertThat(histogram.bins().low()).containsExactly(1, 2);
  }

  @Test
  void countsOutgrowAnInt() {
    for (int k : new int[] {30, 31, 32, 40, 62}) {
      Histogram histogram = doubled(3, k);
      histogram.merge(of(3, 3.5, -3));
      Bins bins = histogram.bins();
      assertThat(bins.count()).containsExactly(1, (1L << k) + 1, 1);
      assertThat(copy(histogram).bins().count()).containsExactly(1, (1L << k) + 1, 1);
    }
  }

  @Test
  void countsBeyondALongAreRefused() {
    Histogram histogram = doubled(3, 62);
    assertThatThrownBy(() -> histogram.merge(doubled(3, 62)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("long overflow");
  }

  @Test
  void countingGoesOnPastAnIntAfterMergingAndAfterReading() {
    double[] values = new double[1000];
    Arrays.fill(values, 3);
    Histogram merged = new Histogram();
    for (int k = 0; k <= 30; k++) {
      merged.merge(doubled(3, k));
    }
    Histogram read = copy(merged);
    long count = Integer.MAX_VALUE;
    assertThat(merged.bins().count()).containsExactly(count);
    for (int i = 0; i < 5; i++) {
      TestColumns.count(merged, values, 1000);
      TestColumns.count(read, values, 1000);
      count += 1000;
      assertThat(merged.bins().count()).containsExactly(count);
      assertThat(bytes(read)).isEqualTo(bytes(merged));
    }
    merged.merge(read);
    assertThat(merged.bins().count()).containsExactly(2 * count);
  }

  @Test
  void bytesDependOnTheCountsAlone() {
    // 2^31 by merging halves, and by counting after merging 2^31 - 1.
    Histogram merged = doubled(3, 31);
    Histogram counted = new Histogram();
    for (int k = 0; k <= 30; k++) {
      counted.merge(doubled(3, k));
    }
    TestColumns.count(counted, new double[] {3}, 1);
    assertThat(bytes(counted)).isEqualTo(bytes(merged));
    // Settled below 2^31: moved to longs in memory, an int in bytes.
    Histogram settled = doubled(3, 30);
    TestColumns.count(settled, new double[] {3}, 1);
    Histogram other = doubled(3, 30);
    other.merge(of(3));
    assertThat(bytes(settled)).isEqualTo(bytes(other));
  }

  @Test
  void mergingSharesNothingWithTheOther() {
    Histogram other = of(1, 2, 3);
    byte[] before = bytes(other);
    Histogram histogram = new Histogram();
    histogram.merge(other);
    TestColumns.count(histogram, new double[] {1, 2}, 2);
    histogram.merge(of(3));
    assertThat(bytes(other)).isEqualTo(before);
  }

  @Test
  void readingGivesBackWhatWasWritten() throws IOException {
    for (Histogram histogram : List.of(new Histogram(), of(random(5000, 3)), doubled(-7, 33))) {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(histogram)));
      Histogram read = Histogram.read(in);
      assertThat(in.read()).isEqualTo(-1);
      assertThat(bytes(read)).isEqualTo(bytes(histogram));
      assertThat(read.bins().low()).isEqualTo(histogram.bins().low());
      assertThat(read.bins().high()).isEqualTo(histogram.bins().high());
      assertThat(read.bins().count()).isEqualTo(histogram.bins().count());
    }
  }

  @Property(seed = "2028", tries = 300)
  void orderAndGroupingDoNotMatter(@ForAll("values") List<Double> values, @ForAll long seed) {
    Random random = new Random(seed);
    List<Double> shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, random);
    List<Histogram> parts = new ArrayList<>(List.of(new Histogram()));
    for (int from = 0; from < shuffled.size(); ) {
      int to = from + 1 + random.nextInt(shuffled.size() - from);
      parts.add(of(array(shuffled.subList(from, to))));
      from = to;
    }
    while (parts.size() > 1) {
      Histogram other = parts.remove(random.nextInt(parts.size()));
      parts.get(random.nextInt(parts.size())).merge(other);
    }
    assertThat(bytes(parts.get(0))).isEqualTo(bytes(of(array(values))));
  }

  @Provide
  Arbitrary<List<Double>> values() {
    Arbitrary<Double> anyBits =
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    Arbitrary<Double> leads = Arbitraries.doubles().between(-20, 100);
    return Arbitraries.oneOf(anyBits, leads, Arbitraries.just(0.0)).list().ofMaxSize(80);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
