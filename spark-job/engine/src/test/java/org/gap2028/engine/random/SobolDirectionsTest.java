package org.gap2028.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;

class SobolDirectionsTest {

  // Joe and Kuo's sequence, points 0 to 7 in plain binary order; commons-math3 3.6.1 gives them in
  // Gray order: new SobolSequenceGenerator(4).nextVector(), eight times.
  @Test
  void givesTheFirstPointsInFourDimensions() {
    double[][] expected = {
      {0, 0, 0, 0},
      {.5, .5, .5, .5},
      {.25, .75, .75, .75},
      {.75, .25, .25, .25},
      {.125, .625, .375, .125},
      {.625, .125, .875, .625},
      {.375, .375, .625, .875},
      {.875, .875, .125, .375}
    };
    long[][] directions = SobolDirections.of(new int[] {0, 1, 2, 3});
    for (int k = 0; k < expected.length; k++) {
      for (int j = 0; j < 4; j++) {
        assertThat(point(directions[j], k) * 0x1p-52).isEqualTo(expected[k][j]);
      }
    }
  }

  @Test
  void agreesWithCommonsMathInAThousandDimensions() {
    long[][] directions = SobolDirections.of(IntStream.range(0, 1000).toArray());
    SobolSequenceGenerator oracle = new SobolSequenceGenerator(1000);
    for (int i = 0; i < 1 << 12; i++) {
      double[] expected = oracle.nextVector();
      // Commons Math's point i is number i ^ (i >> 1), its Gray code, in plain binary order.
      int k = i ^ (i >>> 1);
      for (int j = 0; j < expected.length; j++) {
        if (point(directions[j], k) * 0x1p-52 != expected[j]) {
          throw new AssertionError("coordinate " + j + ", point " + k);
        }
      }
    }
  }

  // src/test/python/random_golden.py, from SciPy's copy of the table and its own recurrence.
  @Test
  void agreesWithScipyInAllDimensionsAndDigits() {
    Columns.Digest digest = new Columns.Digest();
    for (long[] row :
        SobolDirections.of(IntStream.range(0, SobolDirections.COORDINATES).toArray())) {
      assertThat(row).hasSize(40);
      for (long v : row) {
        digest.add(v);
      }
    }
    assertThat(digest.hex())
        .isEqualTo("d549240f8b67e94ca1987a17e146addb76497cdfa57c3e2733d8cd2b47912a06");
  }

  @Test
  void agreesWithScipyOnTheFirstPointsOfAllDimensions() {
    Columns.Digest digest = new Columns.Digest();
    for (long[] row :
        SobolDirections.of(IntStream.range(0, SobolDirections.COORDINATES).toArray())) {
      for (int k = 0; k < 1 << 12; k++) {
        digest.add(point(row, k));
      }
    }
    assertThat(digest.hex())
        .isEqualTo("dd4fc4917bd83896fd04f41b40cd9cfd2e76ea37948b33845f81528f4fbb515b");
  }

  @Test
  void givesEachCoordinateTheSameNumbersWhateverElseIsAskedFor() {
    long[][] all = SobolDirections.of(IntStream.range(0, SobolDirections.COORDINATES).toArray());
    int[] some = {2047, 0, 41, 41, 1, 1110, 7};
    long[][] directions = SobolDirections.of(some);
    for (int i = 0; i < some.length; i++) {
      assertThat(directions[i]).isEqualTo(all[some[i]]);
    }
    assertThat(SobolDirections.of(new int[0])).isEmpty();
  }

  @Test
  void refusesARowThatIsNotTheOneExpected() {
    assertThatThrownBy(() -> SobolDirections.parse("4 3 1 1 3 1", 5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read direction numbers: the row of dimension 5 is '4 3 1 1 3 1'");
    assertThatThrownBy(() -> SobolDirections.parse("4 3 1 1 3", 4))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read direction numbers: the row of dimension 4 is '4 3 1 1 3'");
    assertThatThrownBy(() -> SobolDirections.parse(null, 2049))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read direction numbers: the row of dimension 2049 is 'null'");
  }

  @Test
  void carriesTheLicenseOfTheTable() throws IOException {
    assertThat(resource("new-joe-kuo-6.LICENSE.txt"))
        .contains("Copyright (c) 2008, Frances Y. Kuo and Stephen Joe")
        .contains("Redistribution and use in source and binary forms");
    assertThat(resource("NOTICE.txt")).contains("new-joe-kuo-6.LICENSE.txt");
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = SobolDirections.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static long point(long[] directions, int k) {
    long sum = 0;
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      if ((k >>> bit & 1) != 0) {
        sum ^= directions[bit];
      }
    }
    return sum;
  }
}
