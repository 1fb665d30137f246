package org.gap2028.engine.statistics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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

  private PackedTally(Tally counts, byte[][] columns) {
    this.counts = counts;
    this.columns = columns;
  }

  /** Packs a tally, which is left as it is. */
  public static PackedTally of(Tally tally) {
    byte[][] columns = new byte[tally.columns()][];
    try {
      for (int c = 0; c < columns.length; c++) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tally.column(c).write(new DataOutputStream(bytes));
        columns[c] = bytes.toByteArray();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to memory", e);
    }
    return new PackedTally(tally.withoutColumns(), columns);
  }

  /** Writes what {@link Tally#write} writes of the tally that was packed. */
  public void write(DataOutput out) throws IOException {
    counts.write(out, columns.length, c -> out.write(columns[c]));
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
