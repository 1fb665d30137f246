package org.gap2028.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.gap2028.engine.random.FlawedPoints.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SobolPointsTest {

  private static final PointSet POINTS = SobolPoints.of(2028);

  // src/test/python/random_golden.py: direction numbers from SciPy, scrambled by a matrix product.
  @Test
  void agreesWithAnIndependentImplementationInAllDimensions() {
    ReplicatePoints replicate = POINTS.replicate(3, IntStream.range(0, 2048).toArray());
    Columns.Digest digest = new Columns.Digest();
    for (int coordinate = 0; coordinate < 2048; coordinate++) {
      for (double u : Columns.of(replicate, coordinate, 0, 1 << 12)) {
        digest.add(Columns.bits(u));
      }
    }
    assertThat(digest.hex())
        .isEqualTo("024fb0abd1bae9c2b9e2b91826c9aba196837134a4410ec9ebe75dc2d81c077d");
  }

  // The sum, digit by digit, of direction numbers and shift, without the table of first points.
  @Test
  void pointsNearTheLastAreTheSumOfTheirDirectionNumbers() {
    int[] coordinates = {0, 1, 40, 2047};
    ReplicatePoints replicate = POINTS.replicate(5, coordinates);
    SobolScramble scramble = new SobolScramble(2028, 5);
    for (int position = 0; position < coordinates.length; position++) {
      long[] directions = SobolDirections.of(coordinates)[position];
      scramble.select(coordinates[position]);
      for (long k = PointSet.MAX_POINTS - 5; k < PointSet.MAX_POINTS; k++) {
        long sum = 0;
        for (int i = 0; i < directions.length; i++) {
          sum ^= (k >>> i & 1) * directions[i];
        }
        double[] out = new double[1];
        replicate.fill(position, k, out);
        assertThat(Columns.bits(out[0])).isEqualTo(scramble.apply(sum) ^ scramble.shift());
      }
    }
  }

  @Property(tries = 500, seed = "2028")
  void everyAlignedRunPutsOnePointIntoEveryDyadicInterval(
      @ForAll @IntRange(max = 31) int replicate,
      @ForAll @IntRange(max = 2047) int coordinate,
      @ForAll @IntRange(max = 12) int m,
      @ForAll @LongRange(max = (1L << 28) - 1) long run) {
    ReplicatePoints points = POINTS.replicate(replicate, new int[] {coordinate});
    SobolStructure.assertStratified(Columns.of(points, 0, run << m, 1 << m));
  }

  @Test
  void aLongRunPutsOnePointIntoEveryDyadicIntervalOfTheUsualCoordinates() {
    ReplicatePoints points = POINTS.replicate(1, IntStream.range(0, 64).toArray());
    for (int position = 0; position < 64; position++) {
      SobolStructure.assertStratified(Columns.of(points, position, 3L << 18, 1 << 18));
    }
  }

  // Sobol's bound: t is at most the sum of (degree - 1) over the coordinates; degrees are 1 (by
  // convention), 1, 2, 3, 3 and so on (new-joe-kuo-6).
  @ParameterizedTest
  @CsvSource({"2, 0", "3, 1", "4, 3", "5, 5"})
  void firstCoordinatesAreNetsWhateverTheScramble(int dimensions, int t) {
    for (int replicate = 0; replicate < 4; replicate++) {
      for (long run : new long[] {0, 1, 12345, (1L << 30) - 1}) {
        SobolStructure.assertNet(columns(POINTS, replicate, dimensions, run << 10, 1 << 10), t);
      }
    }
  }

  @Test
  void randomPointsFailTheTestsOfStructure() {
    double[][] random = columns(RandomPoints.of(2028), 0, 2, 0, 1 << 10);
    assertThatThrownBy(() -> SobolStructure.assertStratified(random[0]))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("holds two values");
    assertThatThrownBy(() -> SobolStructure.assertNet(random, 0))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("binary digits holds");
  }

  @Test
  void pointsOffByOneFailTheTestOfStrata() {
    PointSet flawed = new FlawedPoints(POINTS, Flaw.OFF_BY_ONE);
    double[][] columns = columns(flawed, 0, 2, 0, 1 << 10);
    assertThatThrownBy(() -> SobolStructure.assertStratified(columns[1]))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("holds two values");
  }

  @ParameterizedTest
  @EnumSource(names = {"OFF_BY_ONE", "REUSED_COORDINATE"})
  void flawedPointsFailTheTestOfNets(Flaw flaw) {
    double[][] columns = columns(new FlawedPoints(POINTS, flaw), 0, 2, 0, 1 << 10);
    assertThatThrownBy(() -> SobolStructure.assertNet(columns, 0))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("binary digits holds");
  }

  @Test
  void theScrambleIsLowerTriangularWithUnitDiagonal() {
    SobolScramble scramble = new SobolScramble(2028, 0);
    for (int coordinate = 0; coordinate < 100; coordinate++) {
      scramble.select(coordinate);
      for (int digit = 0; digit < 40; digit++) {
        long unit = 1L << (51 - digit);
        assertThat(Long.highestOneBit(scramble.apply(unit))).isEqualTo(unit);
      }
    }
  }

  @Test
  void theScrambleIsLinear() {
    SobolScramble scramble = new SobolScramble(2028, 0);
    scramble.select(3);
    long a = 0xabcde_0123_4000L;
    long b = 0x13579_bdf0_0000L;
    assertThat(scramble.apply(a ^ b)).isEqualTo(scramble.apply(a) ^ scramble.apply(b));
    assertThat(scramble.apply(0)).isZero();
  }

  private static double[][] columns(
      PointSet set, int replicate, int dimensions, long first, int n) {
    ReplicatePoints points = set.replicate(replicate, IntStream.range(0, dimensions).toArray());
    double[][] columns = new double[dimensions][];
    for (int j = 0; j < dimensions; j++) {
      columns[j] = Columns.of(points, j, first, n);
    }
    return columns;
  }
}
