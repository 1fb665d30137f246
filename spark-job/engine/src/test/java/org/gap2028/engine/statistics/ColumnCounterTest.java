package org.gap2028.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnCounterTest {

  private static final int CHUNK = ColumnCounters.CHUNK;

  /** Columns of every kind that the counter treats in its own way. */
  private enum Kind {
    POSITIVE(z -> StrictMath.exp(z)),
    NEGATIVE(z -> -StrictMath.exp(z)),
    BOTH_SIGNS(z -> 1 + 2 * z),
    AROUND_THE_SMALLEST_COUNTER(z -> z * 0x1p-12),
    TINY(z -> z * 1e-9),
    HUGE(z -> z * 1e12),
    SELDOM_NEGATIVE_AND_TINY(
        z -> z > 2 ? 1e-5 * (z - 2) : z < -2 ? 1e-5 * (z + 2) : z < -1.9 ? -1e-3 : 1 + z * z),
    OVER_ALL_MAGNITUDES(z -> Math.copySign(StrictMath.exp(40 * Math.abs(z) - 60), z)),
    OFTEN_ZERO(z -> z < 0 ? 0 : z),
    ZERO_OF_BOTH_SIGNS(z -> z < 0 ? -0.0 : 0),
    CONSTANT(z -> -3.25),
    SELDOM_ANOTHER(z -> z > 2.5 ? 1 : 7),
    WHOLE(z -> Math.rint(z));

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final DoubleUnaryOperator value;

    Kind(DoubleUnaryOperator value) {
      this.value = value;
    }
  }

  private static double[][] rows(Kind kind, Random random, int points) {
    double[][] rows = new double[points][CHUNK];
    for (double[] row : rows) {
      for (int i = 0; i < CHUNK; i++) {
        row[i] = kind.value.applyAsDouble(random.nextGaussian());
      }
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void countsAsAHistogramDoesOneByOne(Kind kind) throws IOException {
    Random random = new Random(kind.ordinal());
    ColumnCounters counters = new ColumnCounters(new double[] {0.5});
    for (int round = 0; round < 3; round++) {
      Histogram expected = new Histogram();
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (int chunk = 0; chunk < 20; chunk++) {
        double[][] rows = rows(kind, random, 1 << chunk % 4);
        counters.add(0, rows, CHUNK);
        for (double[] row : rows) {
          for (double value : row) {
            expected.count(value);
            min = Math.min(min, value + 0.0);
            max = Math.max(max, value + 0.0);
          }
        }
      }
      ColumnTally tally = new ColumnTally();
      counters.drain(0, tally);
      assertThat(bytes(tally.histogram())).isEqualTo(bytes(expected));
      assertThat(tally.min()).isEqualTo(min);
      assertThat(tally.max()).isEqualTo(max);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfChunksChangesNoBit(Kind kind) throws IOException {
    Random random = new Random(kind.ordinal());
    List<double[][]> chunks = new ArrayList<>();
    for (int chunk = 0; chunk < 12; chunk++) {
      chunks.add(rows(kind, random, 4));
    }
    byte[] inOrder = bytes(chunks);
    Collections.shuffle(chunks, random);
    assertThat(bytes(chunks)).isEqualTo(inOrder);
  }

  private static byte[] bytes(List<double[][]> chunks) throws IOException {
    ColumnCounters counters = new ColumnCounters(new double[] {0.5});
    for (double[][] rows : chunks) {
      counters.add(0, rows, CHUNK);
    }
    ColumnTally tally = new ColumnTally();
    counters.drain(0, tally);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    tally.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static byte[] bytes(Histogram histogram) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    histogram.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @Test
  void powersAreThoseOfTheValuesAboutThePivot() {
    Random random = new Random(9);
    for (int points : new int[] {1, 2, 4, 8}) {
      double[][] rows = rows(Kind.BOTH_SIGNS, random, points);
      double[] expected = new double[4];
      for (double[] row : rows) {
        for (double value : row) {
          for (int k = 1; k <= 3; k++) {
            expected[k] += StrictMath.pow(value - 0.5, k);
          }
        }
      }
      ColumnTally tally = new ColumnTally();
      ColumnCounters counters = new ColumnCounters(new double[] {0.5});
      counters.add(0, rows, CHUNK);
      counters.drain(0, tally);
      // Rounding: 2,048 terms of up to 500, each addition wrong by half a unit of the last place.
      assertThat(tally.first()).isCloseTo(expected[1], within(1e-10));
      assertThat(tally.second()).isCloseTo(expected[2], within(1e-9));
      assertThat(tally.third()).isCloseTo(expected[3], within(1e-8));
    }
  }

  @Test
  void whatIsNotMeantIsNotCounted() {
    double[][] rows = rows(Kind.POSITIVE, new Random(10), 4);
    for (double[] row : rows) {
      java.util.Arrays.fill(row, 100, CHUNK, 0.5);
    }
    ColumnCounters counters = new ColumnCounters(new double[] {0.5});
    counters.add(0, rows, 100);
    ColumnTally tally = new ColumnTally();
    counters.drain(0, tally);
    assertThat(tally.histogram().bins().total()).isEqualTo(400);
  }

  @Test
  void anEmptyCounterAddsNothing() throws IOException {
    ColumnTally tally = new ColumnTally();
    new ColumnCounters(new double[] {1}).drain(0, tally);
    assertThat(bytes(tally.histogram())).isEqualTo(bytes(new Histogram()));
    assertThat(tally.min()).isGreaterThan(tally.max());
  }
}
