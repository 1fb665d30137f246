package org.gap2028.engine.random;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;

/**
 * Direction numbers of Sobol's sequence: new-joe-kuo-6, of the first 2,048 dimensions.
 *
 * <p>The direction number V_i of a coordinate, i = 1 to 40, is m_i 2^-i, here as the upper i of 52
 * binary digits. m_1 to m_s and the coefficients a_1 to a_(s-1) of a primitive polynomial of degree
 * s come from the table; the rest follow from V_i = a_1 V_(i-1) + ... + a_(s-1) V_(i-s+1) + V_(i-s)
 * + V_(i-s) 2^-s, sums digit by digit modulo 2.
 *
 * <p>Source: S. Joe and F. Y. Kuo, "Constructing Sobol' sequences with better two-dimensional
 * projections", SIAM J. Sci. Comput. 30 (2008) 2635-2654, doi:10.1137/070709359; the recurrence is
 * that of P. Bratley and B. L. Fox, "Algorithm 659: implementing Sobol's quasirandom sequence
 * generator", ACM TOMS 14 (1988) 88-100. The table and its license lie beside this class as
 * resources.
 *
 * <p>Cost: the table is read up to the last coordinate asked for, and only rows asked for are
 * parsed; 320 bytes a coordinate.
 */
final class SobolDirections {

  /** Coordinates with direction numbers. */
  static final int COORDINATES = 2048;

  /** Direction numbers a coordinate: 2^40 points. */
  static final int DIRECTIONS = Long.numberOfTrailingZeros(PointSet.MAX_POINTS);

  private static final String RESOURCE = "new-joe-kuo-6.2048.txt";

  private SobolDirections() {}

  /**
   * The direction numbers of each of the given coordinates, V_1 first, as words of 52 bits.
   *
   * @param coordinates coordinates in [0, {@link #COORDINATES}), in any order
   */
  static long[][] of(int[] coordinates) {
    int last = 0;
    for (int coordinate : coordinates) {
      last = Math.max(last, coordinate);
    }
    boolean[] wanted = new boolean[last + 1];
    for (int coordinate : coordinates) {
      wanted[coordinate] = true;
    }
    long[][] known = new long[last + 1][];
    known[0] = vanDerCorput();
    if (last > 0) {
      read(wanted, known);
    }
    long[][] directions = new long[coordinates.length][];
    for (int i = 0; i < directions.length; i++) {
      directions[i] = known[coordinates[i]];
    }
    return directions;
  }

  private static void read(boolean[] wanted, long[][] known) {
    try (InputStream stream = SobolDirections.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(
            "Cannot read direction numbers: no resource " + RESOURCE + " on the class path");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII));
      reader.readLine(); // The names of the columns.
      for (int coordinate = 1; coordinate < wanted.length; coordinate++) {
        String row = reader.readLine();
        if (wanted[coordinate]) {
          known[coordinate] = parse(row, coordinate + 1);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read direction numbers: " + e.getMessage(), e);
    }
  }

  /** The direction numbers of a row of the table: dimension, degree, coefficients, m_1 to m_s. */
  static long[] parse(String row, int dimension) {
    StringTokenizer fields = new StringTokenizer(row == null ? "" : row);
    int count = fields.countTokens();
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = Integer.parseInt(fields.nextToken());
    }
    if (count < 4 || numbers[0] != dimension || numbers[1] != count - 3) {
      throw new IllegalStateException(
          "Cannot read direction numbers: the row of dimension " + dimension + " is '" + row + "'");
    }
    int degree = numbers[1];
    int coefficients = numbers[2];
    long[] v = new long[DIRECTIONS];
    for (int i = 0; i < degree; i++) {
      v[i] = (long) numbers[3 + i] << (UniformBits.DIGITS - 1 - i);
    }
    for (int i = degree; i < DIRECTIONS; i++) {
      long sum = v[i - degree] ^ (v[i - degree] >>> degree);
      for (int k = 1; k < degree; k++) {
        // a_k is bit s - 1 - k of the coefficients.
        if ((coefficients >>> (degree - 1 - k) & 1) != 0) {
          sum ^= v[i - k];
        }
      }
      v[i] = sum;
    }
    return v;
  }

  private static long[] vanDerCorput() {
    long[] v = new long[DIRECTIONS];
    for (int i = 0; i < DIRECTIONS; i++) {
      v[i] = 1L << (UniformBits.DIGITS - 1 - i);
    }
    return v;
  }
}
