package org.gap2028.engine.statistics;

/**
 * The first three power sums of a chunk of values about a pivot, added lane by lane in one fixed
 * order, so that they depend on the values alone.
 *
 * <p>Cost: 0.2 to 0.4 ns a value (OpenJDK 17, AVX2). Owns its scratch; not safe for use by several
 * threads.
 */
final class PowerSums {

  private static final int CHUNK = ColumnCounters.CHUNK;
  private static final int LANES = CHUNK / 2;

  private final double[] sums = new double[CHUNK];
  private final double[] squares = new double[CHUNK];
  private final double[] cubes = new double[CHUNK];
  private double first;
  private double second;
  private double third;

  /** Computes the sums of 1 row or of an even number of rows. */
  void fill(double[][] rows, double pivot) {
    if (rows.length == 1) {
      powersOfHalves(rows[0], pivot, sums, squares, cubes);
    } else {
      powersOfPair(rows[0], rows[1], pivot, sums, squares, cubes);
      for (int p = 2; p < rows.length; p += 2) {
        addPowersOfPair(rows[p], rows[p + 1], pivot, sums, squares, cubes);
      }
      fold(sums);
      fold(squares);
      fold(cubes);
    }
    first = total(sums);
    second = total(squares);
    third = total(cubes);
  }

  /** Sum of (x - pivot). */
  double first() {
    return first;
  }

  /** Sum of (x - pivot)^2. */
  double second() {
    return second;
  }

  /** Sum of (x - pivot)^3. */
  double third() {
    return third;
  }

  private static void powersOfHalves(
      double[] x, double pivot, double[] sums, double[] squares, double[] cubes) {
    for (int i = 0; i < LANES; i++) {
      double a = x[i] - pivot;
      double b = x[i + LANES] - pivot;
      double aa = a * a;
      double bb = b * b;
      sums[i] = a + b;
      squares[i] = aa + bb;
      cubes[i] = Math.fma(bb, b, aa * a);
    }
  }

  private static void powersOfPair(
      double[] x, double[] y, double pivot, double[] sums, double[] squares, double[] cubes) {
    for (int i = 0; i < CHUNK; i++) {
      double a = x[i] - pivot;
      double b = y[i] - pivot;
      double aa = a * a;
      double bb = b * b;
      sums[i] = a + b;
      squares[i] = aa + bb;
      cubes[i] = Math.fma(bb, b, aa * a);
    }
  }

  private static void addPowersOfPair(
      double[] x, double[] y, double pivot, double[] sums, double[] squares, double[] cubes) {
    for (int i = 0; i < CHUNK; i++) {
      double a = x[i] - pivot;
      double b = y[i] - pivot;
      double aa = a * a;
      double bb = b * b;
      sums[i] += a + b;
      squares[i] += aa + bb;
      cubes[i] += Math.fma(bb, b, aa * a);
    }
  }

  private static void fold(double[] lanes) {
    for (int i = 0; i < LANES; i++) {
      lanes[i] += lanes[i + LANES];
    }
  }

  /** Eight chains, because one addition waits four cycles for the last. */
  private static double total(double[] lanes) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    for (int i = 0; i < LANES; i += 8) {
      a += lanes[i];
      b += lanes[i + 1];
      c += lanes[i + 2];
      d += lanes[i + 3];
      e += lanes[i + 4];
      f += lanes[i + 5];
      g += lanes[i + 6];
      h += lanes[i + 7];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }
}
