package org.gap2028.engine.random;

/** Some coordinates of one replicate of {@link RandomPoints}. */
final class RandomReplicate implements ReplicatePoints {

  private final int[] coordinates;
  private final AddressedWords words;
  private final long[] scratch = new long[PointArguments.MAX_FILL];

  /** Takes coordinates that nobody else changes. */
  RandomReplicate(long seed, int replicate, int[] coordinates) {
    this.coordinates = coordinates;
    this.words =
        new AddressedWords(
            seed, StreamPurpose.RANDOM_POINTS, replicate, PointArguments.MAX_FILL / 2);
  }

  @Override
  public void fill(int position, long first, double[] out) {
    PointArguments.fill(position, coordinates.length, first, out.length);
    long[] bits = scratch;
    words.fill(coordinates[position], first >>> 1, bits, (out.length + 1) / 2);
    if (out.length == 1) {
      out[0] = toUniform(bits[(int) (first & 1)]);
      return;
    }
    for (int i = 0; i < out.length; i++) {
      out[i] = toUniform(bits[i]);
    }
  }

  private static double toUniform(long word) {
    return UniformBits.toUniform(UniformBits.of(word >>> (Long.SIZE - UniformBits.DIGITS)));
  }
}
