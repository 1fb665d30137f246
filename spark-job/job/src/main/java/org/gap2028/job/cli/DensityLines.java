package org.gap2028.job.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gap2028.job.table.TableRow;

/**
 * Densities as lines of block characters, one line a scenario over one axis, from rows of the table
 * {@code distribution}. All lines have the same scale; 1 in 1,000 lies beyond either end of the
 * axis.
 */
final class DensityLines {

  private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
  private static final double BEYOND = 0.001;
  private static final int MOST_COLUMNS = 60;
  private static final double[] WIDTHS = {0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 1000, 1e4, 1e5, 1e6};
  private static final int TICK_COLUMNS = 10;

  private final Map<String, List<TableRow>> bins;
  private final double width;
  private final double from;
  private final int columns;

  private DensityLines(Map<String, List<TableRow>> bins) {
    this.bins = bins;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (List<TableRow> rows : bins.values()) {
      for (TableRow row : rows) {
        double cumulative = row.number("cumulative");
        if (cumulative > BEYOND && cumulative - probability(row) < 1 - BEYOND) {
          low = Math.min(low, row.number("bin_low"));
          high = Math.max(high, row.number("bin_high"));
        }
      }
    }
    int w = 0;
    while (w < WIDTHS.length - 1 && (high - low) / WIDTHS[w] > MOST_COLUMNS - 2) {
      w++;
    }
    width = WIDTHS[w];
    from = Math.floor(low / width) * width;
    columns = (int) Math.min(Math.ceil((high - from) / width), MOST_COLUMNS);
  }

  /**
   * The lines, the axis first, each after its scenario's name.
   *
   * @param scenarios keys of the scenarios, in the order of the lines
   * @param rows rows of one output in one quarter, ascending within a scenario
   */
  static Map<String, String> of(List<String> scenarios, List<TableRow> rows) {
    Map<String, List<TableRow>> bins = new LinkedHashMap<>();
    scenarios.forEach(scenario -> bins.put(scenario, new ArrayList<>()));
    rows.forEach(row -> bins.get(row.text("scenario")).add(row));
    return new DensityLines(bins).lines();
  }

  private Map<String, String> lines() {
    Map<String, double[]> masses = new LinkedHashMap<>();
    double most = 0;
    for (Map.Entry<String, List<TableRow>> scenario : bins.entrySet()) {
      double[] mass = mass(scenario.getValue());
      masses.put(scenario.getKey(), mass);
      for (double m : mass) {
        most = Math.max(most, m);
      }
    }
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("", axis());
    for (Map.Entry<String, double[]> scenario : masses.entrySet()) {
      StringBuilder line = new StringBuilder();
      for (double m : scenario.getValue()) {
        int level = (int) Math.ceil(m / most * (BLOCKS.length() - 1) - 0.5);
        line.append(BLOCKS.charAt(Math.max(level, 0)));
      }
      lines.put(scenario.getKey(), line.toString().stripTrailing());
    }
    return lines;
  }

  private double[] mass(List<TableRow> rows) {
    double[] mass = new double[columns];
    for (TableRow row : rows) {
      double middle = (row.number("bin_low") + row.number("bin_high")) / 2;
      double column = Math.floor((middle - from) / width);
      if (column >= 0 && column < columns) {
        mass[(int) column] += probability(row);
      }
    }
    return mass;
  }

  private static double probability(TableRow row) {
    return row.number("density") * (row.number("bin_high") - row.number("bin_low"));
  }

  /** Values at every tenth column, each beginning at its column. */
  private String axis() {
    StringBuilder axis = new StringBuilder();
    double step = TICK_COLUMNS * width;
    double first = Math.ceil(from / step) * step;
    for (double tick = first; tick < from + columns * width; tick += step) {
      int column = (int) Math.round((tick - from) / width);
      if (column >= axis.length()) {
        axis.append(" ".repeat(column - axis.length()));
        axis.append(width * TICK_COLUMNS % 1 == 0 ? Long.toString((long) tick) : tick);
      }
    }
    return axis.toString();
  }
}
