package org.gap2028.job.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableFileTest {

  @TempDir private Path directory;
  private final FileSystem fileSystem = new RawLocalFileSystem();

  @BeforeEach
  void open() throws IOException {
    fileSystem.initialize(URI.create("file:///"), new Configuration(false));
  }

  static Stream<TableData> tables() {
    return SampleTables.all().stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void readsBackWhatWasWrittenBitByBit(TableData table) throws IOException {
    TableFile.write(table, fileSystem, file());

    assertThat(TableFile.read(fileSystem, file())).isEqualTo(table);
    assertThat(TableFile.rowCount(fileSystem, file())).isEqualTo(table.rowCount());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void isReadByDuckDbColumnByColumnBitByBit(TableData table) throws IOException, SQLException {
    TableFile.write(table, fileSystem, file());

    try (DuckDb duckDb = new DuckDb()) {
      DuckDb.Contents contents = duckDb.read(directory.resolve("t.parquet"));
      assertThat(contents.columns())
          .isEqualTo(table.schema().columns().stream().map(ColumnSchema::name).toList());
      assertThat(contents.types())
          .isEqualTo(table.schema().columns().stream().map(TableFileTest::duckDbType).toList());
      assertThat(contents.rows()).hasSize(table.rowCount());
      for (int i = 0; i < table.rowCount(); i++) {
        List<Object> expected = new ArrayList<>();
        for (ColumnSchema column : table.schema().columns()) {
          expected.add(table.row(i).value(column.name()).orElse(null));
        }
        // Boxed doubles are equal only where their bits are, so that -0.0 is not 0.0.
        assertThat(contents.rows().get(i)).isEqualTo(expected);
      }
    }
  }

  private static String duckDbType(ColumnSchema column) {
    return switch (column.type()) {
      case STRING -> "VARCHAR";
      case BIGINT -> "BIGINT";
      case INT -> "INTEGER";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
      case DOUBLE -> "DOUBLE";
      case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
    };
  }

  @Test
  void writesATableWithoutRows() throws IOException {
    TableData empty = MomentsRow.TABLE.rows("r", List.of());

    WrittenFile written = TableFile.write(empty, fileSystem, file());

    assertThat(written.rows()).isZero();
    assertThat(TableFile.read(fileSystem, file())).isEqualTo(empty);
  }

  @Test
  void knowsSizeAndHashOfWhatItWrote() throws IOException {
    WrittenFile written = TableFile.write(SampleTables.results().get(0), fileSystem, file());

    byte[] bytes = Files.readAllBytes(directory.resolve("t.parquet"));
    assertThat(written).isEqualTo(new WrittenFile("t.parquet", 2, bytes.length, Sha256.of(bytes)));
    assertThat(Objects.requireNonNull(directory.toFile().list())).containsExactly("t.parquet");
  }

  @Test
  void refusesToOverwrite() throws IOException {
    TableData table = SampleTables.results().get(0);
    TableFile.write(table, fileSystem, file());

    assertThatThrownBy(() -> TableFile.write(table, fileSystem, file()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("t.parquet");
    assertThat(TableFile.read(fileSystem, file())).isEqualTo(table);
  }

  @Test
  void saysThatAFileIsDamaged() throws IOException {
    Files.write(directory.resolve("t.parquet"), new byte[100]);

    assertThatThrownBy(() -> TableFile.read(fileSystem, file()))
        .isInstanceOf(IOException.class)
        .hasMessage("Cannot read " + file() + ": it is damaged or no table");
    assertThatThrownBy(() -> TableFile.rowCount(fileSystem, file()))
        .isInstanceOf(IOException.class)
        .hasMessage("Cannot read " + file() + ": it is damaged or no Parquet file");
  }

  private org.apache.hadoop.fs.Path file() {
    return new org.apache.hadoop.fs.Path(directory.resolve("t.parquet").toUri());
  }
}
