package org.gap2028.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Exact sums against {@link BigDecimal}, which rounds to nearest, ties to even. */
class ExactSumTest {

  private static ExactSum sum(List<Double> values) {
    ExactSum sum = new ExactSum();
    values.forEach(sum::add);
    return sum;
  }

  private static double rounded(List<Double> values) {
    return values.stream()
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  private static byte[] bytes(ExactSum sum) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      sum.write(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertExact(List<Double> values) {
    assertThat(sum(values).value()).isEqualTo(rounded(values));
  }

  @Test
  void anEmptySumIsPositiveZero() {
    assertThat(new ExactSum().value()).isEqualTo(0.0);
    assertThat(sum(List.of(-0.0, -0.0)).value()).isEqualTo(0.0);
    assertThat(sum(List.of(1.0, -1.0)).value()).isEqualTo(0.0);
  }

  @Test
  void nothingIsLostToCancellation() {
    assertThat(sum(List.of(1e100, 1.0, -1e100)).value()).isEqualTo(1);
    assertThat(sum(List.of(1e308, Double.MIN_VALUE, -1e308)).value()).isEqualTo(Double.MIN_VALUE);
    assertExact(List.of(1e16, 1.0, 1e-16, -1e16));
    assertExact(List.of(-1e300, 1e284, -3e-300, 1e300));
  }

  @Test
  void tiesGoToEvenAndASpeckFarBelowDecides() {
    double one = 1;
    double half = 0x1p-53;
    assertThat(sum(List.of(one, half)).value()).isEqualTo(1);
    assertThat(sum(List.of(one, half, Double.MIN_VALUE)).value()).isEqualTo(1 + 0x1p-52);
    assertThat(sum(List.of(one, half, -Double.MIN_VALUE)).value()).isEqualTo(1);
    assertThat(sum(List.of(one + 0x1p-52, half)).value()).isEqualTo(1 + 0x1p-51);
    assertThat(sum(List.of(-one, -half, -Double.MIN_VALUE)).value()).isEqualTo(-1 - 0x1p-52);
    assertThat(sum(List.of(0x1p60, 0x1p7)).value()).isEqualTo(0x1p60);
    assertThat(sum(List.of(0x1p60, 0x1p7, -0x1p-1)).value()).isEqualTo(0x1p60);
    assertThat(sum(List.of(0x1p60, 0x1p7, 0x1p-1)).value()).isEqualTo(0x1p60 + 0x1p8);
    assertThat(sum(List.of(0x1p62, 0x1p9, 0x1p-1000)).value()).isEqualTo(0x1.0000000000001p62);
  }

  @Test
  void subnormalSumsAreExact() {
    assertExact(List.of(Double.MIN_VALUE, Double.MIN_VALUE, Double.MIN_VALUE));
    assertExact(List.of(Double.MIN_NORMAL, -Double.MIN_VALUE));
    assertExact(List.of(0x1.fffffffffffffp-1022, -0x1p-1022, Double.MIN_VALUE));
  }

  @Test
  void sumsBeyondTheRangeOverflowOnlyAtTheEnd() {
    double most = Double.MAX_VALUE;
    assertThat(sum(List.of(most, most)).value()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sum(List.of(-most, -most)).value()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(sum(List.of(most, most, -most)).value()).isEqualTo(most);
    // Half a unit in the last place beyond the largest double rounds to infinity, less does not.
    double halfUnit = 0x1p970;
    assertThat(sum(List.of(most, halfUnit)).value()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sum(List.of(most, halfUnit, -1.0)).value()).isEqualTo(most);
  }

  @Test
  void carriesArePropagatedBeforeAChunkOverflows() {
    // A full mantissa shifted by 31 bits fills 52 bits of a chunk: 2,048 of them nearly 63.
    double full = 0x1.fffffffffffffp32;
    for (int n : new int[] {2046, 2047, 2048, 2049, 4095, 100_000}) {
      for (double x : new double[] {full, -full, 1e308, -1e308, 1e-310}) {
        ExactSum sum = new ExactSum();
        for (int i = 0; i < n; i++) {
          sum.add(x);
        }
        double expected = new BigDecimal(x).multiply(BigDecimal.valueOf(n)).doubleValue();
        assertThat(sum.value()).as("%d times %s", n, x).isEqualTo(expected);
      }
    }
  }

  @Test
  void everyExponentIsSummedExactly() {
    List<Double> values = new ArrayList<>();
    Random random = new Random(2028);
    for (int exponent = -1074; exponent <= 1023; exponent++) {
      double sign = random.nextBoolean() ? 1 : -1;
      values.add(sign * Math.scalb(1 + random.nextDouble(), exponent));
    }
    for (int from = 0; from < values.size(); from += 7) {
      assertExact(values.subList(from, values.size()));
      assertExact(values.subList(0, from));
    }
  }

  @Test
  void infinitiesAndNanAreWhatAddingThemGives() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(sum(List.of(1.0, infinity)).value()).isEqualTo(infinity);
    assertThat(sum(List.of(-infinity, 1e308)).value()).isEqualTo(-infinity);
    assertThat(sum(List.of(infinity, -infinity)).value()).isNaN();
    assertThat(sum(List.of(Double.NaN, 1.0)).value()).isNaN();
    ExactSum merged = sum(List.of(infinity));
    merged.merge(sum(List.of(2.0)));
    assertThat(merged.value()).isEqualTo(infinity);
    merged.merge(sum(List.of(-infinity)));
    assertThat(merged.value()).isNaN();
  }

  @Test
  void readingGivesBackWhatWasWritten() throws IOException {
    List<List<Double>> cases =
        List.of(
            List.of(),
            List.of(1e308, 1e308),
            List.of(-1.0, 1e-300),
            List.of(Double.NEGATIVE_INFINITY),
            List.of(Double.NaN),
            List.of(Double.MIN_VALUE));
    for (List<Double> values : cases) {
      ExactSum sum = sum(values);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(sum)));
      ExactSum read = ExactSum.read(in);
      assertThat(in.read()).isEqualTo(-1);
      assertThat((Double) read.value()).isEqualTo((Double) sum.value());
      assertThat(bytes(read)).isEqualTo(bytes(sum));
      read.add(0.5);
      sum.add(0.5);
      assertThat(bytes(read)).isEqualTo(bytes(sum));
    }
  }

  @Property(seed = "2028")
  void sumsAreTheExactOnesRoundedOnce(@ForAll("sequences") List<Double> values) {
    assertExact(values);
  }

  @Property(seed = "2028")
  void orderAndGroupingDoNotMatter(@ForAll("sequences") List<Double> values, @ForAll long seed) {
    Random random = new Random(seed);
    List<Double> shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, random);
    List<ExactSum> parts = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); ) {
      int to = from + 1 + random.nextInt(shuffled.size() - from);
      parts.add(sum(shuffled.subList(from, to)));
      from = to;
    }
    parts.add(new ExactSum());
    while (parts.size() > 1) {
      ExactSum other = parts.remove(random.nextInt(parts.size()));
      parts.get(random.nextInt(parts.size())).merge(other);
    }
    assertThat(bytes(parts.get(0))).isEqualTo(bytes(sum(values)));
  }

  @Property(seed = "2028")
  void mergingLeavesTheOtherSumAsItWas(
      @ForAll("sequences") List<Double> a, @ForAll("sequences") List<Double> b) {
    ExactSum other = sum(b);
    sum(a).merge(other);
    assertThat(bytes(other)).isEqualTo(bytes(sum(b)));
  }

  /** Doubles of any bits but NaN and infinity, and ones that cancel or nearly tie. */
  @Provide
  Arbitrary<List<Double>> sequences() {
    Arbitrary<Double> anyBits =
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    Arbitrary<Double> few =
        Arbitraries.of(
            1.0, -1.0, 0x1p-53, -0x1p-53, 0x1p52, -0x1p52, 1e308, -1e308, Double.MIN_VALUE, -0.0);
    Arbitrary<Double> near =
        Combinators.combine(
                Arbitraries.longs().between(-99, 99), Arbitraries.integers().between(-60, 60))
            .as((mantissa, exponent) -> Math.scalb((double) mantissa, exponent));
    return Arbitraries.oneOf(anyBits, few, near).list().ofMaxSize(60);
  }
}
