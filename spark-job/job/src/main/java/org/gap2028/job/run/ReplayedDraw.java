package org.gap2028.job.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gap2028.engine.gap.DrawTrace;
import org.gap2028.engine.run.DrawAddress;

/**
 * A draw that was recomputed.
 *
 * @param runId id of the run
 * @param drawId id of the draw
 * @param address replicate and point
 * @param inputs the inputs, in the order of the configuration
 * @param walk increments of the random walk, standard normals, 2026Q2 first
 * @param release release noise, standard normals, 2026Q2 first
 * @param scenarios every intermediate by scenario, in the configuration's order
 */
@SuppressWarnings("ArrayRecordComponent") // read by those who show it, written by none
public record ReplayedDraw(
    String runId,
    long drawId,
    DrawAddress address,
    List<Input> inputs,
    double[] walk,
    double[] release,
    Map<String, DrawTrace> scenarios) {

  /**
   * One input of the draw.
   *
   * @param name key of the input
   * @param unit unit, in words; empty for none
   * @param value its value
   * @param probability probability, under its own distribution, of a value of at most this
   */
  public record Input(String name, String unit, double value, double probability) {}

  /** Keeps copies of the collections. */
  public ReplayedDraw {
    inputs = List.copyOf(inputs);
    scenarios = Collections.unmodifiableMap(new LinkedHashMap<>(scenarios));
  }
}
