package org.gap2028.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table of expected values from test resources: lines that begin with # say how it was made, then
 * a line of column names, then rows of numbers.
 *
 * @param names names of the columns
 * @param rows rows of as many values
 */
public record GoldenTable(List<String> names, List<double[]> rows) {

  /** Reads a resource that stands beside a test class. */
  public static GoldenTable read(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
      List<double[]> rows = lines.stream().skip(1).map(GoldenTable::numbers).toList();
      return new GoldenTable(List.of(lines.get(0).split(",", -1)), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] numbers(String line) {
    String[] fields = line.split(",", -1);
    double[] numbers = new double[fields.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Double.parseDouble(fields[i]);
    }
    return numbers;
  }

  /** Position of a column. */
  public int index(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("No column " + name + " in " + names);
    }
    return index;
  }

  /** Consecutive columns, by column, then by row: as kernels take them. */
  public double[][] columns(String first, int count) {
    int from = index(first);
    double[][] columns = new double[count][rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      for (int c = 0; c < count; c++) {
        columns[c][row] = rows.get(row)[from + c];
      }
    }
    return columns;
  }
}
