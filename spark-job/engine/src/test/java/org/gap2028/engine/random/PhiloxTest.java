package org.gap2028.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.rng.core.source32.Philox4x32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhiloxTest {

  // Random123, tests/kat_vectors, lines "philox4x32 10": counter, key, result; word 0 first. The
  // third row's counter and key are the digits of pi.
  @ParameterizedTest
  @CsvSource({
    "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
    "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
    "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
  })
  void givesThePublishedBlocks(String counter, String key, String block) {
    int[] c = words(counter);
    int[] k = words(key);
    assertThat(block(k, c)).isEqualTo(words(block));
  }

  @Test
  void agreesWithCommonsRngOnConsecutiveCounters() {
    Random random = new Random(20281);
    for (int trial = 0; trial < 50; trial++) {
      int[] k = {random.nextInt(), random.nextInt()};
      // Away from the end of the first word: Commons carries into the second, Philox does not.
      int[] c = {
        random.nextInt() & 0x7fffffff, random.nextInt(), random.nextInt(), random.nextInt()
      };
      // Commons RNG adds one to the counter before its first block.
      Philox4x32 oracle = new Philox4x32(new int[] {k[0], k[1], c[0] - 1, c[1], c[2], c[3]});
      long[] out = new long[200];
      new Philox(100).fill(key(k), c[0], c[1], c[2], c[3], out, 100);
      for (int i = 0; i < out.length; i++) {
        assertThat((int) out[i]).isEqualTo(oracle.nextInt());
        assertThat((int) (out[i] >>> 32)).isEqualTo(oracle.nextInt());
      }
    }
  }

  @Test
  void wrapsTheFirstWordWithoutCarry() {
    long[] out = new long[4];
    new Philox(2).fill(17, -1, 5, 6, 7, out, 2);
    long[] wrapped = new long[2];
    new Philox(1).fill(17, 0, 5, 6, 7, wrapped, 1);
    assertThat(new long[] {out[2], out[3]}).isEqualTo(wrapped);
  }

  @Test
  void givesTheSameBlocksHoweverManyAreAskedForAtATime() {
    Philox philox = new Philox(512);
    long[] all = new long[1024];
    philox.fill(42, 1000, 1, 2, 3, all, 512);
    for (int blocks : new int[] {1, 2, 3, 7, 64, 511}) {
      long[] some = new long[2 * blocks];
      philox.fill(42, 1000 + 512 - blocks, 1, 2, 3, some, blocks);
      assertThat(some).isEqualTo(Arrays.copyOfRange(all, 1024 - 2 * blocks, 1024));
    }
  }

  @Test
  void writesNothingBeyondTheBlocksAskedFor() {
    long[] out = {-7, -7, -7, -7, -7};
    new Philox(4).fill(1, 0, 0, 0, 0, out, 0);
    assertThat(out).containsOnly(-7);
    new Philox(4).fill(1, 0, 0, 0, 0, out, 2);
    assertThat(out[4]).isEqualTo(-7);
  }

  @Test
  void refusesMoreBlocksThanThereIsRoomFor() {
    Philox philox = new Philox(4);
    assertThatThrownBy(() -> philox.fill(1, 0, 0, 0, 0, new long[10], 5))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("Range [0, 0 + 5) out of bounds for length 4");
    assertThatThrownBy(() -> philox.fill(1, 0, 0, 0, 0, new long[7], 4))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("Range [0, 0 + 8) out of bounds for length 7");
  }

  private static int[] block(int[] key, int[] counter) {
    long[] out = new long[2];
    new Philox(1).fill(key(key), counter[0], counter[1], counter[2], counter[3], out, 1);
    return new int[] {(int) out[0], (int) (out[0] >>> 32), (int) out[1], (int) (out[1] >>> 32)};
  }

  private static long key(int[] words) {
    return (words[0] & 0xffffffffL) | (long) words[1] << 32;
  }

  private static int[] words(String hex) {
    return Arrays.stream(hex.split(" "))
        .mapToInt(word -> Integer.parseUnsignedInt(word, 16))
        .toArray();
  }
}
