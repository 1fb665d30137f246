package org.gap2028.engine.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomPointsTest {

  // src/test/python/random_golden.py, Philox and addresses in big integers.
  @Test
  void agreesWithAnIndependentImplementation() {
    ReplicatePoints points = RandomPoints.of(2028).replicate(3, IntStream.range(0, 16).toArray());
    Columns.Digest digest = new Columns.Digest();
    for (int coordinate = 0; coordinate < 16; coordinate++) {
      for (double u : Columns.of(points, coordinate, 0, 1 << 12)) {
        digest.add(Columns.bits(u));
      }
    }
    assertThat(digest.hex())
        .isEqualTo("bf4292d951ff2c8cea54a3b3dca1da8678ffa965f95c4d7837405f75c586735d");
  }

  // As above, last line of its output.
  @Test
  void agreesWithAnIndependentImplementationOnTheLastPoints() {
    ReplicatePoints points = RandomPoints.of(2028).replicate(3, new int[] {7});
    double[] last = Columns.of(points, 0, PointSet.MAX_POINTS - 4, 4);
    long[] expected = {0x71d46f88e893eL, 0x8d17c89394331L, 0x37b5c3c017d0fL, 0x27f6a3508b3faL};
    for (int i = 0; i < 4; i++) {
      assertThat(Columns.bits(last[i])).isEqualTo(expected[i]);
    }
  }
}
