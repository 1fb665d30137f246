package org.gap2028.job.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawWriterTest {

  private static final DrawTables DRAWS = SampleTables.draws();

  @TempDir private Path directory;
  private final FileSystem fileSystem = new RawLocalFileSystem();

  @BeforeEach
  void open() throws IOException {
    fileSystem.initialize(URI.create("file:///"), new Configuration(false));
  }

  /** One value a column and draw, none like another, over the whole range of exponents. */
  private static double[][] values(int columns, int n) {
    double[][] values = new double[columns][n];
    for (int c = 0; c < columns; c++) {
      for (int i = 0; i < n; i++) {
        values[c][i] = Math.scalb(1.0 + (c * 1000 + i) / 3e6, (c * 37 + i) % 600 - 300);
      }
    }
    return values;
  }

  @Test
  void writesInputsThatDuckDbReadsBitByBit() throws IOException, SQLException {
    double[][] values = values(24, 1500);
    WrittenFile written;
    try (DrawWriter writer = writer(DRAWS.inputs(), "a")) {
      writer.append(1L << 40, 7, values, 1500);
      writer.append(5, 8, values, 3);
      written = writer.finish();
    }

    byte[] bytes = Files.readAllBytes(directory.resolve("a"));
    assertThat(written).isEqualTo(new WrittenFile("a", 1503, bytes.length, Sha256.of(bytes)));
    try (DuckDb duckDb = new DuckDb()) {
      DuckDb.Contents contents = duckDb.read(directory.resolve("a"));
      assertThat(contents.columns())
          .startsWith("run_id", "draw_id", "replicate", "initial_lead", "lead_retention")
          .contains("walk_2026q2", "walk_2028q4")
          .endsWith("release_2028q4")
          .hasSize(27);
      assertThat(contents.types()).startsWith("VARCHAR", "BIGINT", "INTEGER", "DOUBLE", "DOUBLE");
      for (int i = 0; i < 1503; i++) {
        int draw = i < 1500 ? i : i - 1500;
        List<Object> row = new ArrayList<>();
        row.add("my-run");
        row.add(i < 1500 ? (1L << 40) + i : 5L + draw);
        row.add(i < 1500 ? 7 : 8);
        for (double[] column : values) {
          row.add(column[draw]);
        }
        assertThat(contents.rows().get(i)).isEqualTo(row);
      }
    }
  }

  @Test
  void writesNullForFailedDrawsOfOneScenario() throws IOException {
    double[][] values = values(13, 2);
    for (double[] column : values) {
      column[1] = Double.NaN;
    }
    try (DrawWriter writer = writer(DRAWS.outputs(), "a")) {
      writer.append(0, 0, "baseline", values(13, 2), 2);
      writer.append(0, 0, "relax", values, 2);
      writer.finish();
    }

    TableData table = TableFile.read(fileSystem, file("a"));
    assertThat(table.rows().stream().map(row -> row.count("draw_id") + row.text("scenario")))
        .containsExactly("0baseline", "1baseline", "0relax", "1relax");
    assertThat(table.row(2).number("lead_2026q1")).isEqualTo(values[0][0]);
    assertThat(table.row(2).number("compute_ratio_2028q4")).isEqualTo(values[12][0]);
    assertThat(table.row(3).value("lead_2026q1")).isEmpty();
    assertThat(table.row(3).value("compute_ratio_2028q4")).isEmpty();
  }

  @Test
  void hasNoComputeRatioWhereTheModelHasNone() {
    DrawTables draws = DrawTables.of(List.of(), SampleTables.quarters());
    assertThat(draws.outputs().columns().stream().map(ColumnSchema::name))
        .contains("lead_2028q4")
        .noneMatch(name -> name.startsWith("compute_ratio"));
  }

  @Test
  void refusesAnInputThatIsNotFiniteAndLeavesNoFile() throws IOException {
    double[][] values = values(24, 4);
    values[1][2] = Double.POSITIVE_INFINITY;
    try (DrawWriter writer = writer(DRAWS.inputs(), "a")) {
      assertThatThrownBy(() -> writer.append(100, 0, values, 4))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Invalid value in table draw_inputs, column lead_retention, draw 102: Infinity"
                  + " (finite)");
    }
    assertThat(Objects.requireNonNull(directory.toFile().list())).isEmpty();
  }

  @Test
  void refusesColumnsThatDoNotFitTheTable() throws IOException {
    try (DrawWriter writer = writer(DRAWS.outputs(), "a")) {
      assertThatThrownBy(() -> writer.append(0, 0, "relax", values(12, 1), 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Invalid number of columns for draw_outputs: 12 (13)");
      assertThatThrownBy(() -> writer.append(0, 0, values(13, 1), 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Cannot append to draw_outputs without scenario");
    }
  }

  @Test
  void refusesToTakeAnotherAttemptsFile() throws IOException {
    Files.writeString(directory.resolve("a"), "of another attempt");
    assertThatThrownBy(() -> writer(DRAWS.inputs(), "a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file("a").toUri().getPath());
    assertThat(Files.readString(directory.resolve("a"))).isEqualTo("of another attempt");
  }

  @Test
  void cutsRowGroupsBelowTheirLimit() throws IOException, SQLException {
    int n = 4096;
    double[][] values = new double[24][n];
    SplittableRandom random = new SplittableRandom(2028);
    int batches = 2 * DrawWriter.ROW_GROUP_BYTES / (n * 24 * Double.BYTES);
    try (DrawWriter writer = writer(DRAWS.inputs(), "a")) {
      for (int i = 0; i < batches; i++) {
        for (double[] column : values) {
          Arrays.setAll(column, draw -> random.nextDouble());
        }
        writer.append((long) i * n, 0, values, n);
      }
      writer.finish();
    }

    try (DuckDb duckDb = new DuckDb()) {
      DuckDb.Contents groups =
          duckDb.query(
              "SELECT row_group_id, max(row_group_bytes) FROM parquet_metadata('"
                  + directory.resolve("a")
                  + "') GROUP BY 1 ORDER BY 1");
      assertThat(groups.rows().size()).isEqualTo(3);
      assertThat(groups.rows())
          .allSatisfy(
              row -> assertThat((Long) row.get(1)).isLessThanOrEqualTo(DrawWriter.ROW_GROUP_BYTES));
    }
  }

  private DrawWriter writer(TableSchema schema, String name) throws IOException {
    return DrawWriter.open(schema, "my-run", fileSystem, file(name));
  }

  private org.apache.hadoop.fs.Path file(String name) {
    return new org.apache.hadoop.fs.Path(directory.resolve(name).toUri());
  }
}
