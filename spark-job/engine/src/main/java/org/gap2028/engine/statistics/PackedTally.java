package org.gap2028.engine.statistics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A finished tally at rest: its columns as they are written, each by itself, so that estimates can
 * be made column by column while the other columns of all replicates take a third of the memory.
 * Immutable.
 */
public final class PackedTally implements Serializable {

  private static final long serialVersionUID = 1;

  /** All but the columns. */
  private final Tally counts;

  private final byte[][] columns;

  /** Empty where there are none. */
  private final byte[] conditional;

  private PackedTally(Tally counts, byte[][] columns, byte[] conditional) {
    this.counts = counts;
    this.columns = columns;
    this.conditional = conditional;
  }

  /** Packs a tally, which is left as it is. */
  public static PackedTally of(Tally tally) {
    byte[][] columns = new byte[tally.columns()][];
    for (int c = 0; c < columns.length; c++) {
      ColumnTally column = tally.column(c);
      columns[c] = bytes(column::write);
    }
    return new PackedTally(tally.withoutColumns(), columns, bytes(tally.conditional()));
  }

  /** What writes itself. */
  @FunctionalInterface
  private interface Written {
    void write(DataOutput out) throws IOException;
  }

  private static byte[] bytes(ConditionalSums sums) {
    return sums.conditions() == 0 ? new byte[0] : bytes(sums::write);
  }

  private static byte[] bytes(Written part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      part.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to memory", e);
    }
    return bytes.toByteArray();
  }

  /** Writes what {@link Tally#write} writes of the tally that was packed. */
  public void write(DataOutput out) throws IOException {
    counts.write(out, columns.length, c -> out.write(columns[c]), conditional.length > 0);
    out.write(conditional);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it cannot be read, or is of another format
   */
  public static PackedTally read(DataInput in) throws IOException {
    return of(Tally.of(in));
  }

  /** Draws evaluated, failed ones included. */
  public long draws() {
    return counts.draws();
  }

  /**
   * This tally and another one together.
   *
   * @throws IllegalArgumentException if the other has another layout
   */
  public PackedTally plus(PackedTally other) {
    if (columns.length != other.columns.length) {
      throw new IllegalArgumentException(
          "Cannot merge tallies: "
              + other.columns.length
              + " columns into "
              + columns.length
              + " columns");
    }
    // Nearly all tallies are added to the empty ones that a run starts with: nothing is unpacked.
    if (draws() == 0) {
      return other;
    }
    Tally sum = counts.withoutColumns();
    sum.merge(other.counts);
    byte[][] merged = new byte[columns.length][];
    for (int c = 0; c < merged.length; c++) {
      ColumnTally column = column(c);
      column.merge(other.column(c));
      merged[c] = bytes(column::write);
    }
    ConditionalSums both = conditional();
    both.merge(other.conditional());
    return new PackedTally(sum, merged, bytes(both));
  }

  /** Its conditional sums, unpacked at each call. */
  public ConditionalSums conditional() {
    if (conditional.length == 0) {
      return new ConditionalSums(0, 0);
    }
    try {
      return ConditionalSums.read(new DataInputStream(new ByteArrayInputStream(conditional)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read from memory", e);
    }
  }

  /** All but the columns. */
  Tally counts() {
    return counts;
  }

  /** What some columns hold together, unpacked at each call. */
  ColumnTally merged(List<Integer> indices) {
    ColumnTally merged = column(indices.get(0));
    for (int index : indices.subList(1, indices.size())) {
      merged.merge(column(index));
    }
    return merged;
  }

  private ColumnTally column(int column) {
    try {
      return ColumnTally.read(new DataInputStream(new ByteArrayInputStream(columns[column])));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read from memory", e);
    }
  }
}
