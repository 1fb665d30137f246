package org.gap2028.engine.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.Arrays;
import java.util.Locale;

/**
 * All that is kept of some blocks of one replicate: a {@link ColumnTally} for each column of a
 * {@link TallyLayout}, counts of events along paths, and failed draws. Merging two tallies of the
 * same layout is exact, associative and commutative, so neither the order of blocks nor their
 * grouping matters.
 *
 * <p>Not safe for use by several threads.
 */
public final class Tally implements Externalizable {

  /** Ids of failed draws that are kept, the smallest ones. */
  public static final int FAILED_IDS = 10;

  private static final long serialVersionUID = 1;

  /** First byte of the serialised form, raised when it changes. */
  private static final int FORMAT = 2;

  private long draws;
  private ColumnTally[] columns;
  private long[] pathCounts;
  private long[] failed;
  private long failedDraws;
  private long[] failedIds;

  /** For deserialisation only: a tally without columns. */
  public Tally() {
    this(0, 0, 0);
  }

  /** An empty tally of a layout. */
  public Tally(TallyLayout layout) {
    this(layout.columns(), layout.pathCounts(), layout.groups());
  }

  private Tally(int columns, int pathCounts, int groups) {
    this.columns = new ColumnTally[columns];
    Arrays.setAll(this.columns, c -> new ColumnTally());
    this.pathCounts = new long[pathCounts];
    failed = new long[groups];
    failedIds = new long[0];
  }

  /**
   * Adds n values of a column, of draws that did not fail.
   *
   * @param column index of the column
   * @param x values, finite
   * @param pivot the layout's pivot of the column
   * @param n how many values
   */
  public void add(int column, double[] x, double pivot, int n) {
    columns[column].add(x, pivot, n);
  }

  /** Adds to the count of draws for which an event held along the path. */
  public void addPathCount(int index, long count) {
    pathCounts[index] += count;
  }

  /** Adds to the count of draws left out of a group of columns. */
  public void addFailed(int group, long count) {
    failed[group] += count;
  }

  /** Counts a draw that failed in at least one scenario. */
  public void addFailedDraw(long id) {
    failedDraws++;
    if (failedIds.length < FAILED_IDS || id < failedIds[FAILED_IDS - 1]) {
      keepIds(new long[] {id});
    }
  }

  /** Ends a block of draws. */
  public void endBlock(long draws) {
    this.draws += draws;
    for (ColumnTally column : columns) {
      column.endBlock();
    }
  }

  /**
   * Adds all that another tally holds.
   *
   * @throws IllegalArgumentException if it has another layout
   */
  public void merge(Tally other) {
    if (columns.length != other.columns.length
        || pathCounts.length != other.pathCounts.length
        || failed.length != other.failed.length) {
      throw new IllegalArgumentException(
          "Cannot merge tallies: " + other.sizes() + " into " + sizes());
    }
    draws += other.draws;
    for (int c = 0; c < columns.length; c++) {
      columns[c].merge(other.columns[c]);
    }
    for (int i = 0; i < pathCounts.length; i++) {
      pathCounts[i] += other.pathCounts[i];
    }
    for (int g = 0; g < failed.length; g++) {
      failed[g] += other.failed[g];
    }
    failedDraws += other.failedDraws;
    keepIds(other.failedIds);
  }

  private String sizes() {
    return String.format(
        Locale.ROOT,
        "%d columns, %d path counts, %d groups",
        columns.length,
        pathCounts.length,
        failed.length);
  }

  private void keepIds(long[] ids) {
    long[] all = Arrays.copyOf(failedIds, failedIds.length + ids.length);
    System.arraycopy(ids, 0, all, failedIds.length, ids.length);
    Arrays.sort(all);
    failedIds = Arrays.copyOf(all, Math.min(all.length, FAILED_IDS));
  }

  /** Draws evaluated, failed ones included. */
  public long draws() {
    return draws;
  }

  /** Draws left out of a group of columns: those of a scenario, or of a pair. */
  public long failed(int group) {
    return failed[group];
  }

  /** Draws that failed in at least one scenario. */
  public long failedDraws() {
    return failedDraws;
  }

  /** The smallest ids of failed draws, ascending, at most {@link #FAILED_IDS}. */
  public long[] failedIds() {
    return failedIds.clone();
  }

  ColumnTally column(int column) {
    return columns[column];
  }

  long pathCount(int index) {
    return pathCounts[index];
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    write(out);
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    read(in);
  }

  /** Writes the tally in a form of its own, independent of Java's serialisation. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeLong(draws);
    out.writeInt(columns.length);
    for (ColumnTally column : columns) {
      column.write(out);
    }
    writeLongs(out, pathCounts);
    writeLongs(out, failed);
    out.writeLong(failedDraws);
    writeLongs(out, failedIds);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it cannot be read, or is of another format
   */
  public static Tally of(DataInput in) throws IOException {
    Tally tally = new Tally();
    tally.read(in);
    return tally;
  }

  private void read(DataInput in) throws IOException {
    int format = in.readByte();
    if (format != FORMAT) {
      throw new IOException("Cannot read tally: format " + format + " (" + FORMAT + ")");
    }
    draws = in.readLong();
    columns = new ColumnTally[in.readInt()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = ColumnTally.read(in);
    }
    pathCounts = readLongs(in);
    failed = readLongs(in);
    failedDraws = in.readLong();
    failedIds = readLongs(in);
  }

  private static void writeLongs(DataOutput out, long[] values) throws IOException {
    out.writeInt(values.length);
    for (long value : values) {
      out.writeLong(value);
    }
  }

  private static long[] readLongs(DataInput in) throws IOException {
    long[] values = new long[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readLong();
    }
    return values;
  }
}
