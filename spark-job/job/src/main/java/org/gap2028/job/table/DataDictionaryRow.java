package org.gap2028.job.table;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * One column of one published table.
 *
 * @param tableName name of the table
 * @param column the column
 */
public record DataDictionaryRow(String tableName, ColumnSchema column) {

  /** Definition of the table {@code data_dictionary}. */
  public static final Table<DataDictionaryRow> TABLE =
      Table.of(
          "data_dictionary",
          "one row per table and column of a run directory, the draws' tables included whether they"
              + " were saved or not",
          List.of("table_name", "column_name"),
          List.of(
              Column.text("table_name", "name of the table", DataDictionaryRow::tableName),
              Column.text("column_name", "name of the column", row -> row.column().name()),
              Column.text(
                  "type",
                  "type of its values: STRING, BIGINT, INT, BOOLEAN, DATE, DOUBLE or TIMESTAMP (UTC)",
                  row -> row.column().type().name()),
              Column.optionalText(
                  "unit",
                  "unit of its values; NULL where they have none",
                  row -> row.column().unit()),
              Column.flag("nullable", "whether it may hold NULL", row -> row.column().nullable()),
              Column.text(
                  "description", "what the column holds", row -> row.column().description())));

  /** The rows that describe these tables, column by column. */
  public static List<DataDictionaryRow> of(Collection<TableSchema> schemas) {
    return schemas.stream().flatMap(DataDictionaryRow::of).toList();
  }

  private static Stream<DataDictionaryRow> of(TableSchema schema) {
    return schema.columns().stream().map(column -> new DataDictionaryRow(schema.name(), column));
  }
}
