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

  /** The same where conditional sums follow. */
  private static final int FORMAT_WITH_CONDITIONS = 3;

  private long draws;
  private ColumnTally[] columns;
  private long[] pathCounts;
  private long[] failed;
  private long failedDraws;
  private long[] failedIds;
  private ConditionalSums conditional;

  /** For deserialisation only: a tally without columns. */
  public Tally() {
    this(0, 0, 0, new ConditionalSums(0, 0));
  }

  /** An empty tally of a layout. */
  public Tally(TallyLayout layout) {
    this(
        layout.columns(),
        layout.pathCounts(),
        layout.groups(),
        new ConditionalSums(layout.conditions(), layout.conditions() > 0 ? layout.groups() : 0));
  }

  private Tally(int columns, int pathCounts, int groups, ConditionalSums conditional) {
    this.columns = new ColumnTally[columns];
    Arrays.setAll(this.columns, c -> new ColumnTally());
    this.pathCounts = new long[pathCounts];
    failed = new long[groups];
    failedIds = new long[0];
    this.conditional = conditional;
  }

  /** Moves what counters of the same layout gathered to this tally; they are empty afterwards. */
  public void take(ColumnCounters counters) {
    for (int c = 0; c < columns.length; c++) {
      counters.drain(c, columns[c]);
    }
  }

  /**
   * Moves what conditional sums of the same layout hold to this tally; they are empty afterwards.
   */
  public void take(ConditionalSums sums) {
    sums.moveTo(conditional);
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

  /** Adds to the count of draws evaluated. */
  public void addDraws(long count) {
    draws += count;
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
    conditional.merge(other.conditional);
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

  /** Number of columns. */
  int columns() {
    return columns.length;
  }

  ColumnTally column(int column) {
    return columns[column];
  }

  ConditionalSums conditional() {
    return conditional;
  }

  /** A copy that counts all but the columns and conditional sums. */
  Tally withoutColumns() {
    Tally copy = new Tally(0, pathCounts.length, failed.length, new ConditionalSums(0, 0));
    copy.draws = draws;
    copy.pathCounts = pathCounts.clone();
    copy.failed = failed.clone();
    copy.failedDraws = failedDraws;
    copy.failedIds = failedIds.clone();
    return copy;
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
    write(out, columns.length, c -> columns[c].write(out), conditional.conditions() > 0);
    if (conditional.conditions() > 0) {
      conditional.write(out);
    }
  }

  /** Writes one column. */
  @FunctionalInterface
  interface ColumnWriter {
    /** Writes the column of this index. */
    void write(int column) throws IOException;
  }

  /**
   * Writes the tally with columns that are kept elsewhere.
   *
   * @param conditions whether the caller writes conditional sums after it
   */
  void write(DataOutput out, int size, ColumnWriter writer, boolean conditions) throws IOException {
    out.writeByte(conditions ? FORMAT_WITH_CONDITIONS : FORMAT);
    out.writeLong(draws);
    out.writeInt(size);
    for (int c = 0; c < size; c++) {
      writer.write(c);
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
    if (format != FORMAT && format != FORMAT_WITH_CONDITIONS) {
      throw new IOException(
          "Cannot read tally: format "
              + format
              + " ("
              + FORMAT
              + " or "
              + FORMAT_WITH_CONDITIONS
              + ")");
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
    conditional = format == FORMAT ? new ConditionalSums(0, 0) : ConditionalSums.read(in);
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
