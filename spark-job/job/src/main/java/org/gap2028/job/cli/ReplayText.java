package org.gap2028.job.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gap2028.engine.gap.DrawTrace;
import org.gap2028.engine.gap.Equations;
import org.gap2028.engine.gap.GapQuantity;
import org.gap2028.engine.model.Quarter;
import org.gap2028.job.run.ReplayedDraw;

/** A replayed draw as text, lines ending in line feeds. */
final class ReplayText {

  private final StringBuilder text = new StringBuilder();

  private ReplayText() {}

  static String of(ReplayedDraw draw) {
    ReplayText replay = new ReplayText();
    replay.inputs(draw);
    replay.noise(draw);
    draw.scenarios().forEach(replay::scenario);
    return replay.text.toString();
  }

  private void inputs(ReplayedDraw draw) {
    text.append(
        String.format(
            Locale.ROOT,
            "Draw %d of %s: replicate %d, point %d\n\n",
            draw.drawId(),
            draw.runId(),
            draw.address().replicate(),
            draw.address().point()));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("input", "value", "probability", "unit"));
    for (ReplayedDraw.Input input : draw.inputs()) {
      String probability = String.format(Locale.ROOT, "%.6f", input.probability());
      rows.add(List.of(input.name(), number(input.value()), probability, input.unit()));
    }
    table(rows);
  }

  private void noise(ReplayedDraw draw) {
    text.append("\nNoise, in standard deviations\n\n");
    List<List<String>> rows = new ArrayList<>();
    List<Quarter> quarters = Equations.quarters();
    rows.add(labels(quarters.subList(2, quarters.size())));
    rows.add(numbers("walk", draw.walk()));
    rows.add(numbers("release", draw.release()));
    table(rows);
  }

  private void scenario(String name, DrawTrace trace) {
    text.append("\nScenario ").append(name);
    trace.failure().ifPresent(reason -> text.append(": the draw fails, ").append(reason));
    text.append("\n\n");
    List<List<String>> rows = new ArrayList<>();
    trace
        .levers()
        .forEach((lever, value) -> rows.add(List.of(lever.key(), number(value), lever.unit())));
    if (!rows.isEmpty()) {
      rows.add(0, List.of("lever", "value", "unit"));
      table(rows);
      text.append('\n');
    }
    List<List<String>> values = new ArrayList<>();
    values.add(labels(Equations.quarters()));
    for (GapQuantity quantity : trace.values().keySet()) {
      values.add(numbers(quantity.key(), trace.values().get(quantity)));
    }
    table(values);
  }

  private static List<String> labels(List<Quarter> quarters) {
    List<String> cells = new ArrayList<>(List.of(""));
    quarters.forEach(quarter -> cells.add(quarter.label()));
    return cells;
  }

  private static List<String> numbers(String name, double[] values) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (double value : values) {
      cells.add(number(value));
    }
    return cells;
  }

  private static String number(double x) {
    return Double.isNaN(x) ? "" : String.format(Locale.ROOT, "%.6g", x);
  }

  private void table(List<List<String>> rows) {
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ");
      for (int c = 0; c < row.size(); c++) {
        int column = c;
        int width =
            rows.stream()
                .filter(r -> r.size() > column)
                .mapToInt(r -> r.get(column).length())
                .max()
                .orElse(0);
        String padding = " ".repeat(width - row.get(c).length());
        boolean words = c == 0 || rows.get(0).get(c).equals("unit");
        line.append(c == 0 ? " " : "  ")
            .append(words ? row.get(c) + padding : padding + row.get(c));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }
}
