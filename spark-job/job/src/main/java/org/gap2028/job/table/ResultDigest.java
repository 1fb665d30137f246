package org.gap2028.job.table;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The digest of a run's results: SHA-256 over what its small tables hold, never over decimal text
 * or file bytes. Two runs with the same digest have the same published numbers, bit for bit.
 *
 * <p>Hashed are all small tables but {@code run} and {@code convergence}, in the order of the
 * public interface (scenarios, levers, inputs, moments, quantiles, distribution, events,
 * differences, rival, sensitivity, tornado, conditional, attribution, value_of_information, boxes,
 * data_dictionary), then any others by name. The columns {@code run_id}, {@code label}, {@code
 * description} and {@code evidence} are left out, wherever they are. All integers are big-endian.
 * Nothing separates or counts tables, columns or rows. For each table:
 *
 * <ol>
 *   <li>its name, as text;
 *   <li>for each column that is not left out, in order: its name, then its type ({@code STRING},
 *       {@code BIGINT}, {@code INT}, {@code BOOLEAN}, {@code DATE}, {@code DOUBLE}, {@code
 *       TIMESTAMP}), both as text;
 *   <li>for each row, in order, and each of those columns: the byte 0x00 for NULL, else the byte
 *       0x01 and then the value.
 * </ol>
 *
 * <table>
 *   <caption>Bytes of a value</caption>
 *   <tr><th>type</th><th>bytes</th></tr>
 *   <tr><td>text (STRING)</td><td>length of the UTF-8 in bytes, 4 bytes, then the UTF-8</td></tr>
 *   <tr><td>BIGINT</td><td>two's complement, 8 bytes</td></tr>
 *   <tr><td>INT</td><td>two's complement, 4 bytes</td></tr>
 *   <tr><td>BOOLEAN</td><td>0x00 or 0x01, 1 byte</td></tr>
 *   <tr><td>DATE</td><td>days since 1970-01-01, two's complement, 4 bytes</td></tr>
 *   <tr><td>DOUBLE</td><td>raw bits of IEEE 754 binary64, 8 bytes; -0.0 differs from 0.0</td></tr>
 *   <tr><td>TIMESTAMP</td><td>microseconds since 1970-01-01T00:00Z, 8 bytes</td></tr>
 * </table>
 */
public final class ResultDigest {

  private static final Set<String> TABLES_LEFT_OUT = Set.of("run", "convergence");
  private static final Set<String> COLUMNS_LEFT_OUT =
      Set.of("run_id", "label", "description", "evidence");

  private ResultDigest() {}

  /** The digest of a run's small tables, given in any order, in lower-case hex. */
  public static String of(Collection<TableData> tables) {
    MessageDigest digest = Sha256.start();
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                new DigestOutputStream(OutputStream.nullOutputStream(), digest)))) {
      for (TableData table : PublishedTables.inOrder(tables)) {
        if (!TABLES_LEFT_OUT.contains(table.name())) {
          add(table, out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(TableData table, DataOutputStream out) throws IOException {
    text(table.name(), out);
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < table.schema().columns().size(); i++) {
      ColumnSchema column = table.schema().columns().get(i);
      if (!COLUMNS_LEFT_OUT.contains(column.name())) {
        columns.add(i);
        text(column.name(), out);
        text(column.type().name(), out);
      }
    }
    for (int row = 0; row < table.rowCount(); row++) {
      Object[] values = table.values(row);
      for (int column : columns) {
        if (values[column] == null) {
          out.writeByte(0);
        } else {
          out.writeByte(1);
          value(table.schema().columns().get(column).type(), values[column], out);
        }
      }
    }
  }

  private static void value(ColumnType type, Object value, DataOutputStream out)
      throws IOException {
    switch (type) {
      case STRING -> text((String) value, out);
      case BIGINT -> out.writeLong((Long) value);
      case INT -> out.writeInt((Integer) value);
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case DATE -> out.writeInt(Math.toIntExact(((LocalDate) value).toEpochDay()));
      case DOUBLE -> out.writeLong(Double.doubleToRawLongBits((Double) value));
      case TIMESTAMP -> out.writeLong(RowWriteSupport.micros((Instant) value));
    }
  }

  private static void text(String text, DataOutputStream out) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }
}
