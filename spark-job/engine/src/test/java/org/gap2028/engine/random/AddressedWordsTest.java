package org.gap2028.engine.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressedWordsTest {

  private record Block(long word0, long word1) {}

  // Philox is a bijection of the counter, so equal blocks mean equal counters. Single bits and
  // their neighbours in every field find any two fields of a counter that overlap.
  @Test
  void differentAddressesHaveDifferentBlocks() {
    Set<Block> seen = new HashSet<>();
    long addresses = 0;
    long[] out = new long[2];
    for (StreamPurpose purpose : StreamPurpose.values()) {
      for (int replicate : ints()) {
        AddressedWords words = new AddressedWords(2028, purpose, replicate, 1);
        for (int coordinate : ints()) {
          for (int bit = -1; bit < 48; bit++) {
            words.fill(coordinate, bit < 0 ? 0 : 1L << bit, out, 1);
            seen.add(new Block(out[0], out[1]));
            addresses++;
          }
        }
      }
    }
    assertThat(addresses).isEqualTo(2L * 35 * 35 * 49);
    assertThat(seen).hasSize((int) addresses);
  }

  @Test
  void differentSeedsHaveDifferentWords() {
    Set<Long> seen = new HashSet<>();
    long[] out = new long[2];
    for (int bit = -1; bit < 63; bit++) {
      new AddressedWords(bit < 0 ? 0 : 1L << bit, StreamPurpose.RANDOM_POINTS, 0, 1)
          .fill(0, 0, out, 1);
      seen.add(out[0]);
      seen.add(out[1]);
    }
    assertThat(seen).hasSize(2 * 64);
  }

  // The counter's layout is the class's documentation: block, coordinate, replicate, purpose.
  @Test
  void isPhiloxOfTheDocumentedCounter() {
    long[] expected = new long[8];
    new Philox(4).fill(2028, 0x89abcd00, 19, 77, 2 << 16 | 0x7f, expected, 4);
    long[] out = new long[8];
    new AddressedWords(2028, StreamPurpose.SOBOL_SCRAMBLE, 77, 4).fill(19, 0x7f89abcd00L, out, 4);
    assertThat(out).isEqualTo(expected);
  }

  /** 0, each power of two, the largest, and a few neighbours. */
  private static int[] ints() {
    int[] values = new int[35];
    for (int bit = 0; bit < 31; bit++) {
      values[bit + 1] = 1 << bit;
    }
    values[32] = 3;
    values[33] = 0xffff;
    values[34] = Integer.MAX_VALUE;
    return values;
  }
}
