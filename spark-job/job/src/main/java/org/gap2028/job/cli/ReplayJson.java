package org.gap2028.job.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gap2028.engine.gap.DrawTrace;
import org.gap2028.engine.gap.Equations;
import org.gap2028.engine.gap.GapQuantity;
import org.gap2028.engine.model.Quarter;
import org.gap2028.job.run.ReplayedDraw;

/** A replayed draw as JSON: null where a quantity is not defined or not finite. */
final class ReplayJson {

  private ReplayJson() {}

  static Map<String, Object> of(ReplayedDraw draw) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run_id", draw.runId());
    json.put("draw_id", draw.drawId());
    json.put("replicate", draw.address().replicate());
    json.put("point", draw.address().point());
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (ReplayedDraw.Input input : draw.inputs()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("value", finite(input.value()));
      fields.put("probability", finite(input.probability()));
      fields.put("unit", input.unit());
      inputs.put(input.name(), fields);
    }
    json.put("inputs", inputs);
    json.put("noise", noise(draw));
    Map<String, Object> scenarios = new LinkedHashMap<>();
    draw.scenarios().forEach((name, trace) -> scenarios.put(name, scenario(trace)));
    json.put("scenarios", scenarios);
    json.put("quantities", quantities(draw));
    return json;
  }

  /** Under the names of the columns of draw_inputs. */
  private static Map<String, Object> noise(ReplayedDraw draw) {
    Map<String, Object> noise = new LinkedHashMap<>();
    noise("walk_", draw.walk(), noise);
    noise("release_", draw.release(), noise);
    return noise;
  }

  private static void noise(String prefix, double[] values, Map<String, Object> noise) {
    List<Quarter> quarters = Equations.quarters();
    for (int i = 0; i < values.length; i++) {
      String quarter = quarters.get(i + 2).label().toLowerCase(Locale.ROOT);
      noise.put(prefix + quarter, finite(values[i]));
    }
  }

  private static Map<String, Object> scenario(DrawTrace trace) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("failed", trace.failure().isPresent());
    json.put("failure", trace.failure());
    Map<String, Object> levers = new LinkedHashMap<>();
    trace.levers().forEach((lever, value) -> levers.put(lever.key(), finite(value)));
    json.put("levers", levers);
    List<Object> rows = new ArrayList<>();
    List<Quarter> quarters = Equations.quarters();
    for (int t = 0; t < quarters.size(); t++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("quarter", quarters.get(t).lastDay());
      row.put("quarter_label", quarters.get(t).label());
      for (GapQuantity quantity : trace.values().keySet()) {
        row.put(quantity.key(), finite(trace.value(quantity, t)));
      }
      rows.add(row);
    }
    json.put("quarters", rows);
    return json;
  }

  private static Map<String, Object> quantities(ReplayedDraw draw) {
    Map<String, Object> quantities = new LinkedHashMap<>();
    for (DrawTrace trace : draw.scenarios().values()) {
      for (GapQuantity quantity : trace.values().keySet()) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("symbol", quantity.symbol());
        fields.put("unit", quantity.unit());
        fields.put("description", quantity.description());
        quantities.put(quantity.key(), fields);
      }
    }
    return quantities;
  }

  private static Object finite(double x) {
    return Double.isFinite(x) ? (Object) x : null;
  }
}
