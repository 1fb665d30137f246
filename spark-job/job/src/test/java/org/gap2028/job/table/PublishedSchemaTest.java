package org.gap2028.job.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The public contract of tables. Programs outside the project rely on it: adding is free. */
class PublishedSchemaTest {

  /**
   * The expected text is {@code src/test/resources/org/gap2028/job/table/published-schemas.txt},
   * one line a column: table, column, type, "null" where NULL may stand in it.
   */
  @Test
  void schemasAreThoseOfThePublicContract() throws IOException {
    List<TableSchema> schemas = all();
    schemas.add(SampleTables.draws().inputs());
    schemas.add(SampleTables.draws().outputs());
    StringBuilder text = new StringBuilder();
    for (TableSchema schema : schemas) {
      for (ColumnSchema column : schema.columns()) {
        text.append(schema.name())
            .append(' ')
            .append(column.name())
            .append(' ')
            .append(column.type())
            .append(column.nullable() ? " null" : "")
            .append('\n');
      }
    }
    try (InputStream golden = getClass().getResourceAsStream("published-schemas.txt")) {
      assertThat(text.toString())
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void everyNumberHasAUnitAndEveryColumnADescription() {
    List<TableSchema> schemas = all();
    schemas.add(SampleTables.draws().outputs());
    for (TableSchema schema : schemas) {
      for (ColumnSchema column : schema.columns()) {
        assertThat(column.description()).as(schema.name() + "." + column.name()).isNotBlank();
        if (column.type() == ColumnType.DOUBLE || schema.name().equals("run")) {
          assertThat(column.unit().isPresent())
              .as(schema.name() + "." + column.name())
              .isEqualTo(column.type() == ColumnType.DOUBLE || column.type() == ColumnType.BIGINT);
        }
      }
    }
  }

  @Test
  void everyMonteCarloErrorIsCalledOne() {
    for (TableSchema schema : all()) {
      for (ColumnSchema column : schema.columns()) {
        if (column.name().endsWith("standard_error") || column.name().startsWith("ci_")) {
          assertThat(column.description())
              .as(schema.name() + "." + column.name())
              .contains("sampling error");
        }
      }
    }
  }

  @Test
  void dataDictionaryDescribesEveryColumnItselfIncluded() {
    DrawTables draws = SampleTables.draws();
    TableData dictionary =
        PublishedTables.dataDictionary("r", draws, PublishedTables.sensitivitySchemas());
    List<TableSchema> schemas = all();
    schemas.add(draws.inputs());
    schemas.add(draws.outputs());

    assertThat(dictionary.rowCount())
        .isEqualTo(schemas.stream().mapToInt(schema -> schema.columns().size()).sum());
    TableRow row =
        dictionary
            .rows(
                r ->
                    r.text("table_name").equals("draw_inputs")
                        && r.text("column_name").equals("initial_lead"))
            .get(0);
    assertThat(row.text("type")).isEqualTo("DOUBLE");
    assertThat(row.text("unit")).isEqualTo("months");
    assertThat(row.flag("nullable")).isFalse();
    assertThat(row.text("description")).isEqualTo("the lead at 2026Q1");
    assertThat(dictionary.rows(r -> r.text("table_name").equals("data_dictionary"))).hasSize(7);
  }

  private static List<TableSchema> all() {
    List<TableSchema> schemas = new ArrayList<>(PublishedTables.schemas());
    schemas.addAll(PublishedTables.sensitivitySchemas());
    return schemas;
  }
}
