package org.gap2028.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gap2028.engine.distribution.Atoms;
import org.junit.jupiter.api.Test;

/** Tallies and what is estimated of them as they are. */
class TallyTest {

  /** Two scenarios, one output, two quarters, one pair, one event along paths. */
  private static final TallyLayout LAYOUT = new TallyLayout(2, 1, 2, 0, 1, 1);

  private static final double PIVOT = 7;

  /** A block of draws; every block has other values, failures and counts. */
  private static void addBlock(Tally tally, long block) {
    Random random = new Random(block);
    double[] values = new double[100];
    for (int column = 0; column < LAYOUT.columns(); column++) {
      double scale = Math.scalb(1.0, random.nextInt(40) - 20);
      Arrays.setAll(values, i -> i % 10 == 0 ? 0 : 3 + scale * random.nextGaussian());
      TestColumns.add(tally.column(column), values, PIVOT, 90 + random.nextInt(10));
    }
    for (int i = 0; i < LAYOUT.pathCounts(); i++) {
      tally.addPathCount(i, random.nextInt(100));
    }
    for (int group = 0; group < LAYOUT.groups(); group++) {
      tally.addFailed(group, random.nextInt(5));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      tally.addFailedDraw(block * 100 + random.nextInt(100));
    }
    tally.addDraws(100);
  }

  private static Tally blocks(long... blocks) {
    Tally tally = new Tally(LAYOUT);
    for (long block : blocks) {
      addBlock(tally, block);
    }
    return tally;
  }

  private static byte[] bytes(Tally tally) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      tally.write(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] serialised(Tally tally) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(tally);
    }
    return bytes.toByteArray();
  }

  private static Tally deserialised(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Tally) in.readObject();
    }
  }

  private static List<PackedTally> packed(List<Tally> tallies) {
    return tallies.stream().map(PackedTally::of).toList();
  }

  @Test
  void packingKeepsEveryBit() throws IOException {
    for (Tally tally : List.of(new Tally(LAYOUT), blocks(1, 2, 3))) {
      PackedTally packed = PackedTally.of(tally);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      packed.write(new DataOutputStream(bytes));
      assertThat(bytes.toByteArray()).isEqualTo(bytes(tally));
      for (int c = 0; c < LAYOUT.columns(); c++) {
        assertThat(packed.merged(List.of(c)).second()).isEqualTo(tally.column(c).second());
        assertThat(packed.merged(List.of(c)).histogram().bins().count())
            .isEqualTo(tally.column(c).histogram().bins().count());
      }
      assertThat(packed.counts().draws()).isEqualTo(tally.draws());
      assertThat(packed.counts().failedIds()).isEqualTo(tally.failedIds());
    }
  }

  @Test
  void aPackedTallyIsAsItWasWhenItWasPacked() throws IOException {
    Tally tally = blocks(1);
    PackedTally packed = PackedTally.of(tally);
    addBlock(tally, 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    packed.write(new DataOutputStream(bytes));
    assertThat(bytes.toByteArray()).isEqualTo(bytes(blocks(1)));
  }

  @Property(seed = "2028", tries = 100)
  void orderAndGroupingOfBlocksDoNotMatter(
      @ForAll @IntRange(min = 1, max = 12) int count, @ForAll long seed) {
    Random random = new Random(seed);
    List<Long> order = new ArrayList<>();
    for (long block = 0; block < count; block++) {
      order.add(block);
    }
    Tally inOrder = new Tally(LAYOUT);
    order.forEach(block -> addBlock(inOrder, block));

    Collections.shuffle(order, random);
    List<Tally> parts = new ArrayList<>(List.of(new Tally(LAYOUT)));
    for (long block : order) {
      if (random.nextBoolean()) {
        parts.add(new Tally(LAYOUT));
      }
      addBlock(parts.get(random.nextInt(parts.size())), block);
    }
    while (parts.size() > 1) {
      Tally other = parts.remove(random.nextInt(parts.size()));
      parts.get(random.nextInt(parts.size())).merge(other);
    }
    assertThat(bytes(parts.get(0))).isEqualTo(bytes(inOrder));
  }

  @Test
  void mergingLeavesTheOtherAsItWas() {
    Tally other = blocks(3, 4);
    blocks(1, 2).merge(other);
    assertThat(bytes(other)).isEqualTo(bytes(blocks(3, 4)));
  }

  @Test
  void whatWasAddedIsCounted() {
    Tally tally = new Tally(LAYOUT);
    TestColumns.add(tally.column(0), new double[] {1, 2, 99}, PIVOT, 2);
    TestColumns.add(tally.column(0), new double[] {-0.0}, PIVOT, 1);
    tally.addPathCount(LAYOUT.pathCount(1, 0, 1), 5);
    tally.addFailed(LAYOUT.pairGroup(0), 1);
    tally.addDraws(4);
    assertThat(tally.draws()).isEqualTo(4);
    assertThat(tally.failed(0)).isZero();
    assertThat(tally.failed(LAYOUT.pairGroup(0))).isEqualTo(1);
    assertThat(tally.pathCount(LAYOUT.pathCount(1, 0, 1))).isEqualTo(5);
    ColumnTally column = tally.column(0);
    assertThat(column.histogram().bins().low()).containsExactly(0, 1, 2);
    assertThat(column.first()).isEqualTo(-6 - 5 - 7);
    assertThat(column.second()).isEqualTo(36 + 25 + 49);
    assertThat(column.third()).isEqualTo(-216 - 125 - 343);
    assertThat((Double) column.min()).isEqualTo((Double) 0.0);
    assertThat(column.max()).isEqualTo(2);
    assertThat(tally.column(1).histogram().bins().size()).isZero();
    assertThat(tally.column(1).min()).isGreaterThan(tally.column(1).max());
  }

  @Test
  void powerSumsAreThoseOfEveryValueWhateverTheLength() {
    for (int n = 0; n < 12; n++) {
      ColumnTally column = new ColumnTally();
      double[] values = new double[n];
      Arrays.setAll(values, i -> i * i);
      TestColumns.add(column, values, 2, n);
      // Small whole numbers: exact in any order.
      assertThat(column.first()).isEqualTo(Arrays.stream(values).map(x -> x - 2).sum());
      assertThat(column.second())
          .isEqualTo(Arrays.stream(values).map(x -> (x - 2) * (x - 2)).sum());
      assertThat(column.third())
          .isEqualTo(Arrays.stream(values).map(x -> (x - 2) * (x - 2) * (x - 2)).sum());
    }
  }

  @Test
  void theTenSmallestFailedDrawsAreKept() {
    long[] ids = new Random(2028).longs(500, 0, 100_000).distinct().toArray();
    long[] smallest = Arrays.stream(ids).sorted().limit(10).toArray();
    Tally tally = new Tally(LAYOUT);
    List<Tally> parts = List.of(new Tally(LAYOUT), new Tally(LAYOUT), new Tally(LAYOUT));
    for (int i = 0; i < ids.length; i++) {
      tally.addFailedDraw(ids[i]);
      parts.get(i % 3).addFailedDraw(ids[i]);
    }
    assertThat(tally.failedDraws()).isEqualTo(ids.length);
    assertThat(tally.failedIds()).containsExactly(smallest);
    assertThat(new TallyEstimates(packed(parts)).failedDraws()).isEqualTo(ids.length);
    assertThat(new TallyEstimates(packed(parts)).failedIds())
        .containsExactlyElementsOf(Arrays.stream(smallest).boxed().toList());
    Tally merged = new Tally(LAYOUT);
    parts.forEach(merged::merge);
    assertThat(merged.failedIds()).containsExactly(smallest);
  }

  @Test
  void fewFailedDrawsAreAllKept() {
    Tally tally = new Tally(LAYOUT);
    assertThat(tally.failedIds()).isEmpty();
    tally.addFailedDraw(7);
    tally.addFailedDraw(3);
    assertThat(tally.failedIds()).containsExactly(3, 7);
  }

  @Test
  void anotherLayoutIsRefusedAndNothingIsMerged() {
    Tally tally = blocks(1);
    assertRefused(tally, new TallyLayout(2, 2, 2, 0, 1, 1), "10 columns, 4 path counts, 3 groups");
    assertRefused(tally, new TallyLayout(2, 1, 2, 0, 1, 2), "6 columns, 8 path counts, 3 groups");
    assertRefused(tally, new TallyLayout(3, 1, 2, 0, 0, 0), "6 columns, 0 path counts, 3 groups");
    assertRefused(tally, new TallyLayout(1, 3, 2, 0, 0, 2), "6 columns, 4 path counts, 1 groups");
    assertThat(bytes(tally)).isEqualTo(bytes(blocks(1)));
  }

  private static void assertRefused(Tally tally, TallyLayout other, String sizes) {
    assertThatThrownBy(() -> tally.merge(new Tally(other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot merge tallies: " + sizes + " into 6 columns, 4 path counts, 3 groups");
  }

  @Test
  void serialisationKeepsEverything() throws IOException, ClassNotFoundException {
    for (Tally tally : List.of(new Tally(LAYOUT), blocks(1, 2, 3))) {
      Tally read = deserialised(serialised(tally));
      assertThat(bytes(read)).isEqualTo(bytes(tally));
      assertThat(read.draws()).isEqualTo(tally.draws());
      assertThat(read.failedIds()).containsExactly(tally.failedIds());
      addBlock(read, 9);
      addBlock(tally, 9);
      assertThat(bytes(read)).isEqualTo(bytes(tally));
    }
  }

  @Test
  void anotherFormatIsRefused() throws IOException {
    byte[] serialised = serialised(new Tally(LAYOUT));
    byte[] own = bytes(new Tally(LAYOUT));
    // The tally's own bytes stand in Java's, the format first.
    int at = indexOf(serialised, own);
    assertThat(serialised[at]).isEqualTo((byte) 2);
    serialised[at] = 4;
    assertThatThrownBy(() -> deserialised(serialised))
        .isInstanceOf(IOException.class)
        .hasMessage("Cannot read tally: format 4 (2 or 3)");
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int from = 0; from + part.length <= bytes.length; from++) {
      if (Arrays.equals(bytes, from, from + part.length, part, 0, part.length)) {
        return from;
      }
    }
    throw new AssertionError("not found");
  }

  @Test
  void aPathProbabilityIsAShareOfTheDrawsThatDidNotFail() {
    List<Tally> tallies = new ArrayList<>();
    double[] shares = new double[4];
    for (int r = 0; r < shares.length; r++) {
      Tally tally = new Tally(LAYOUT);
      tally.addPathCount(0, 10 + 3 * r);
      tally.addFailed(0, r);
      tally.addDraws(1024);
      shares[r] = (10.0 + 3 * r) / (1024 - r);
      tallies.add(tally);
    }
    Estimate estimate = new TallyEstimates(packed(tallies)).pathProbability(0, 0);
    double value = (10 + 13 + 16 + 19) / (4 * 1024.0 - 6);
    double mean = Arrays.stream(shares).sum() / 4;
    double error = Math.sqrt(Arrays.stream(shares).map(x -> (x - mean) * (x - mean)).sum() / 3 / 4);
    // python3 -c "from scipy.stats import t; print(t.ppf(.975, 3))" (SciPy 1.17.1).
    double t3 = 3.1824463052837086;
    assertThat(estimate.value()).isCloseTo(value, within(1e-15));
    assertThat(estimate.standardError()).isCloseTo(error, within(1e-15));
    assertThat(estimate.low()).isCloseTo(value - t3 * error, within(1e-14));
    assertThat(estimate.high()).isCloseTo(value + t3 * error, within(1e-14));
  }

  @Test
  void failedDrawsAreLeftOutOfAColumnsDraws() {
    List<Tally> tallies = List.of(blocks(1), blocks(2));
    long failed = tallies.get(0).failed(1) + tallies.get(1).failed(1);
    assertThat(failed).isPositive();
    ColumnEstimates column =
        new TallyEstimates(packed(tallies)).column(List.of(3), 1, PIVOT, 0, Atoms.NONE);
    assertThat(column.moments().draws()).isEqualTo(200 - failed);
  }

  @Test
  void aReplicateWithoutDrawsIsNoticed() {
    Tally full = blocks(1);
    Tally empty = new Tally(LAYOUT);
    empty.addFailed(2, 100);
    empty.addDraws(100);
    TallyEstimates estimates = new TallyEstimates(packed(List.of(full, empty)));
    assertThat(estimates.anyEmpty(2)).isFalse();
    assertThat(estimates.anyEmpty(3)).isTrue();
  }

  @Test
  void oneReplicateIsTooFew() {
    assertThatThrownBy(() -> new TallyEstimates(packed(List.of(new Tally(LAYOUT)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid number of replicates: 1 (at least 2)");
  }
}
