package org.gap2028.job.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.gap2028.engine.statistics.ColumnCounters;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.engine.statistics.Tally;
import org.gap2028.engine.statistics.TallyLayout;
import org.junit.jupiter.api.Test;

class TallyFileTest {

  private static final TallyLayout LAYOUT = new TallyLayout(2, 1, 2, 0, 1, 1);

  private static PackedTally tally(long seed) {
    Tally tally = new Tally(LAYOUT);
    ColumnCounters counters = new ColumnCounters(new double[LAYOUT.columns()]);
    Random random = new Random(seed);
    double[][] rows = new double[4][ColumnCounters.CHUNK];
    for (int block = 0; block < 3; block++) {
      for (int column = 0; column < LAYOUT.columns(); column++) {
        for (double[] row : rows) {
          for (int i = 0; i < row.length; i++) {
            row[i] = random.nextGaussian() * Math.scalb(1.0, column);
          }
        }
        counters.add(column, rows, ColumnCounters.CHUNK);
      }
      tally.addPathCount(0, 17);
      tally.addFailed(1, 2);
      tally.addFailedDraw(1000 - block);
      tally.addDraws(1024);
    }
    tally.take(counters);
    return PackedTally.of(tally);
  }

  @Test
  void givesBackWhatWasWritten() throws IOException {
    byte[] bytes = TallyFile.encode(7, tally(1));
    PackedTally read = TallyFile.decode(7, bytes);
    assertThat(read.draws()).isEqualTo(3072);
    assertThat(TallyFile.encode(7, read)).isEqualTo(bytes);
  }

  @Test
  void mergesToTheBytesOfTheWholeAfterBeingRead() throws IOException {
    PackedTally whole = tally(1).plus(tally(2));
    PackedTally first = TallyFile.decode(0, TallyFile.encode(0, tally(1)));
    PackedTally second = TallyFile.decode(0, TallyFile.encode(0, tally(2)));
    assertThat(TallyFile.encode(0, second.plus(first))).isEqualTo(TallyFile.encode(0, whole));
  }

  @Test
  void keepsCountsThatAnIntCannotHold() throws IOException {
    PackedTally tally = tally(1);
    for (int doubling = 0; doubling < 40; doubling++) {
      tally = tally.plus(TallyFile.decode(0, TallyFile.encode(0, tally)));
    }
    assertThat(TallyFile.decode(0, TallyFile.encode(0, tally)).draws()).isEqualTo(3072L << 40);
  }

  @Test
  void refusesEveryDamage() throws IOException {
    byte[] bytes = TallyFile.encode(7, tally(1));
    for (int i = 0; i < bytes.length; i += 13) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> TallyFile.decode(7, damaged))
          .as("byte %d", i)
          .isInstanceOf(IOException.class);
    }
    for (int length : new int[] {0, 5, 20, bytes.length - 1}) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> TallyFile.decode(7, cut)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> TallyFile.decode(8, bytes)).hasMessage("its tally is damaged");
    byte[] later = bytes.clone();
    later[8] = 2;
    assertThatThrownBy(() -> TallyFile.decode(7, later))
        .hasMessage("its format is 2, this version reads 1");
  }
}
