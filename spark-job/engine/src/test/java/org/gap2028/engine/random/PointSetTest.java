package org.gap2028.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every design owes. */
class PointSetTest {

  private static final int[] COORDINATES = {5, 0, 1, 41, 1500};

  static List<PointSet> designs() {
    return List.of(SobolPoints.of(2028), RandomPoints.of(2028));
  }

  @ParameterizedTest
  @MethodSource("designs")
  void valuesLieInsideTheUnitIntervalAndTheirComplementsAreExact(PointSet points) {
    ReplicatePoints replicate = points.replicate(4, COORDINATES);
    for (int position = 0; position < COORDINATES.length; position++) {
      for (double u : Columns.of(replicate, position, 1L << 20, 4096)) {
        assertThat(Columns.bits(u)).isBetween(0L, (1L << 52) - 1);
        assertThat(u).isGreaterThan(0).isLessThan(1);
        assertThat(new BigDecimal(1 - u))
            .isEqualByComparingTo(BigDecimal.ONE.subtract(new BigDecimal(u)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("designs")
  void aPointIsTheSameAloneAndInEveryBlockThatHoldsIt(PointSet points) {
    ReplicatePoints replicate = points.replicate(2, COORDINATES);
    long last = PointSet.MAX_POINTS - 1024;
    for (long block : new long[] {0, 1024, 7 * 1024, (1L << 32) - 1024, 1L << 33, 1L << 39, last}) {
      for (int position = 0; position < COORDINATES.length; position++) {
        double[] alone = new double[1024];
        double[] one = new double[1];
        for (int i = 0; i < alone.length; i++) {
          replicate.fill(position, block + i, one);
          alone[i] = one[0];
        }
        for (int n = 1; n <= 1024; n *= 2) {
          double[] out = new double[n];
          for (int i = 0; i < 1024; i += n) {
            replicate.fill(position, block + i, out);
            assertThat(out).isEqualTo(Arrays.copyOfRange(alone, i, i + n));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("designs")
  void aCoordinateDoesNotDependOnTheOthersAskedFor(PointSet points) {
    ReplicatePoints together = points.replicate(9, new int[] {41, 5, 41, 0});
    int[] order = {41, 5, 41, 0};
    for (int position = 0; position < order.length; position++) {
      ReplicatePoints alone = points.replicate(9, new int[] {order[position]});
      assertThat(Columns.of(alone, 0, 2048, 1024))
          .isEqualTo(Columns.of(together, position, 2048, 1024));
    }
  }

  @ParameterizedTest
  @MethodSource("designs")
  void isNotTouchedByWhatTheCallerDoesToItsArray(PointSet points) {
    int[] coordinates = {3, 4};
    ReplicatePoints replicate = points.replicate(0, coordinates);
    double[] before = Columns.of(replicate, 1, 0, 64);
    coordinates[1] = 8;
    assertThat(Columns.of(replicate, 1, 0, 64)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("designs")
  void replicatesCoordinatesAndSeedsGiveDifferentPoints(PointSet points) {
    PointSet other = points instanceof SobolPoints ? SobolPoints.of(2029) : RandomPoints.of(2029);
    double[] first = Columns.of(points.replicate(0, new int[] {0}), 0, 0, 64);
    assertThat(Columns.of(points.replicate(1, new int[] {0}), 0, 0, 64)).doesNotContain(first);
    assertThat(Columns.of(points.replicate(0, new int[] {1}), 0, 0, 64)).doesNotContain(first);
    assertThat(Columns.of(other.replicate(0, new int[] {0}), 0, 0, 64)).doesNotContain(first);
  }

  @ParameterizedTest
  @MethodSource("designs")
  void reachesTheLastReplicateAndTheLastCoordinate(PointSet points) {
    ReplicatePoints replicate =
        points.replicate(Integer.MAX_VALUE, new int[] {points.coordinates() - 1});
    assertThat(Columns.of(replicate, 0, PointSet.MAX_POINTS - 64, 64)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("designs")
  void isTheSameDesignAfterSerialisation(PointSet points) throws Exception {
    PointSet copy = roundTrip(points);
    assertThat(copy).isEqualTo(points).isNotSameAs(points);
    assertThat(Columns.of(copy.replicate(1, COORDINATES), 2, 1024, 1024))
        .isEqualTo(Columns.of(points.replicate(1, COORDINATES), 2, 1024, 1024));
  }

  @ParameterizedTest
  @MethodSource("designs")
  void fillAllocatesNothing(PointSet points) {
    ReplicatePoints replicate = points.replicate(1, COORDINATES);
    double[] out = new double[256];
    double sum = fillMany(replicate, out);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    sum += fillMany(replicate, out);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(sum).isNotNaN();
    // 1,000 fills of 256 points; one array a fill would be over 2 MB. The reading itself may cost
    // some bytes.
    assertThat(bytes).isLessThan(1000);
  }

  @ParameterizedTest
  @MethodSource("designs")
  void refusesAReplicateOrCoordinateOutOfRange(PointSet points) {
    assertRefused(() -> points.replicate(-1, COORDINATES), "Invalid replicate: -1 (0 or more)");
    int limit = points.coordinates();
    String range = " (0 to " + (limit - 1) + ")";
    assertRefused(() -> points.replicate(0, new int[] {0, -1}), "Invalid coordinate: -1" + range);
    assertRefused(
        () -> points.replicate(0, new int[] {limit}), "Invalid coordinate: " + limit + range);
  }

  @ParameterizedTest
  @MethodSource("designs")
  void refusesAFillOutOfRange(PointSet points) {
    ReplicatePoints replicate = points.replicate(0, new int[] {1, 2});
    double[] eight = new double[8];
    assertRefused(() -> replicate.fill(2, 0, eight), "Invalid position: 2 (0 to 1)");
    assertRefused(() -> replicate.fill(-1, 0, eight), "Invalid position: -1 (0 to 1)");
    for (int length : new int[] {0, 3, 1000, 2048}) {
      assertRefused(
          () -> replicate.fill(0, 0, new double[length]),
          "Invalid number of points: " + length + " (a power of two, 1 to 1024)");
    }
    for (long first : new long[] {-8, 4, 1L << 40, Long.MIN_VALUE}) {
      assertRefused(
          () -> replicate.fill(0, first, eight),
          "Invalid first point: " + first + " (a multiple of 8, 0 to 1099511627768)");
    }
  }

  @ParameterizedTest
  @MethodSource("designs")
  void refusesANegativeSeed(PointSet points) {
    assertRefused(
        () -> {
          PointSet refused =
              points instanceof SobolPoints ? SobolPoints.of(-1) : RandomPoints.of(-1);
          throw new AssertionError(refused);
        },
        "Invalid seed: -1 (0 to 9223372036854775807)");
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private static double fillMany(ReplicatePoints points, double[] out) {
    double sum = 0;
    for (int i = 0; i < 1000; i++) {
      points.fill(i % COORDINATES.length, 256L * i, out);
      sum += out[i % out.length];
    }
    return sum;
  }

  private static PointSet roundTrip(PointSet points) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(points);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (PointSet) in.readObject();
    }
  }
}
