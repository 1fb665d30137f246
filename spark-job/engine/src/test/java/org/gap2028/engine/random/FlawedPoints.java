package org.gap2028.engine.random;

import java.util.Arrays;

/**
 * A design with a mistake in it, for tests to reject.
 *
 * @param points what is spoilt
 * @param flaw how
 */
record FlawedPoints(PointSet points, Flaw flaw) implements PointSet {

  /** Mistakes. */
  enum Flaw {
    /** Point k is taken to be point k + 1. */
    OFF_BY_ONE,
    /** Coordinate 1 is coordinate 0. */
    REUSED_COORDINATE,
    /** Every replicate is the first. */
    REUSED_REPLICATE,
    /** One point in a hundred repeats the one before it. */
    REPEATED_POINTS,
    /** Values are pulled up: the mean is 0.5 % too high. */
    MEAN_TOO_HIGH,
    /** The highest 1,024th of the values falls into the interval below it. */
    LAST_BIN_MERGED,
    /** The lowest of the 52 bits is always 0. */
    STUCK_BIT
  }

  @Override
  public int coordinates() {
    return points.coordinates();
  }

  @Override
  public ReplicatePoints replicate(int replicate, int[] coordinates) {
    int[] served = coordinates.clone();
    if (flaw == Flaw.REUSED_COORDINATE) {
      Arrays.setAll(served, i -> coordinates[i] == 1 ? 0 : coordinates[i]);
    }
    ReplicatePoints sound = points.replicate(flaw == Flaw.REUSED_REPLICATE ? 0 : replicate, served);
    return (position, first, out) -> fill(sound, position, first, out);
  }

  private void fill(ReplicatePoints sound, int position, long first, double[] out) {
    sound.fill(position, first, out);
    switch (flaw) {
      case OFF_BY_ONE -> {
        double[] next = new double[1];
        sound.fill(position, first + out.length, next);
        System.arraycopy(out, 1, out, 0, out.length - 1);
        out[out.length - 1] = next[0];
      }
      case REPEATED_POINTS -> {
        for (int i = 50; i < out.length; i += 100) {
          out[i] = out[i - 1];
        }
      }
      case MEAN_TOO_HIGH -> Arrays.setAll(out, i -> StrictMath.pow(out[i], 0.99));
      case LAST_BIN_MERGED ->
          Arrays.setAll(out, i -> out[i] < 1 - 0x1p-10 ? out[i] : out[i] - 0x1p-10);
      case STUCK_BIT -> Arrays.setAll(out, i -> ((Columns.bits(out[i]) & ~1L) + 0.5) * 0x1p-52);
      case REUSED_COORDINATE, REUSED_REPLICATE -> {}
    }
  }
}
