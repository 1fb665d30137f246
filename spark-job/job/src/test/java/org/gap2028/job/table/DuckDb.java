package org.gap2028.job.table;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** DuckDB as a reader of Parquet files that shares no code with their writer. */
final class DuckDb implements AutoCloseable {

  /** Name, type and values of a file's columns. */
  record Contents(List<String> columns, List<String> types, List<List<Object>> rows) {}

  private final Connection connection;

  DuckDb() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  /** All of the files that match, in their order; instants as {@link java.time.Instant}. */
  Contents read(Path glob) throws SQLException {
    return query("SELECT * FROM read_parquet('" + glob.toString().replace("'", "''") + "')");
  }

  Contents query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData metadata = result.getMetaData();
      List<String> columns = new ArrayList<>();
      List<String> types = new ArrayList<>();
      for (int i = 1; i <= metadata.getColumnCount(); i++) {
        columns.add(metadata.getColumnName(i));
        types.add(metadata.getColumnTypeName(i));
      }
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (String type : types) {
          row.add(value(result, row.size() + 1, type));
        }
        rows.add(row);
      }
      return new Contents(columns, types, rows);
    }
  }

  private static Object value(ResultSet result, int column, String type) throws SQLException {
    if (result.getObject(column) == null) {
      return null;
    }
    return switch (type) {
      case "DATE" -> result.getObject(column, LocalDate.class);
      case "TIMESTAMP WITH TIME ZONE" -> result.getObject(column, OffsetDateTime.class).toInstant();
      default -> result.getObject(column);
    };
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
