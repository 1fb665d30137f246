package org.gap2028.engine.gap;

import java.util.ArrayList;
import java.util.List;
import org.gap2028.engine.model.Quarter;

/**
 * The plain definition of a model: the specification's equations, one draw and one scenario at a
 * time. What evaluates millions of draws is tested against it.
 */
public interface Equations {

  /**
   * Follows one draw through all quarters.
   *
   * @param scenario index of the scenario
   * @param inputs the draw's inputs, by index
   * @param walk the walk's increments, standard normals, 2026Q2 first
   * @param release the release noise, standard normals, 2026Q2 first
   */
  DrawTrace trace(int scenario, double[] inputs, double[] walk, double[] release);

  /** The quarters of a {@link DrawTrace} by their index: 2025Q4, then those of the model. */
  static List<Quarter> quarters() {
    List<Quarter> quarters = new ArrayList<>(QuarterGrid.quarters());
    quarters.add(0, quarters.get(0).plus(-1));
    return List.copyOf(quarters);
  }
}
