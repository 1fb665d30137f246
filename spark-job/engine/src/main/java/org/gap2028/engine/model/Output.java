package org.gap2028.engine.model;

import java.io.Serializable;
import java.util.List;

/**
 * One output of a model, as a column of quarters.
 *
 * @param name name as tables show it, such as {@code lead_months}
 * @param unit unit, in words
 * @param walks whether the output depends on the model's random walk
 * @param noise standard deviation, per quarter and in the output's unit, of the independent normal
 *     noise that is added to the output and shared by all scenarios; 0 where there is none. The
 *     engine integrates it, the {@link Evaluator} leaves it out.
 * @param bins coarse bins for its published distribution
 */
public record Output(String name, String unit, boolean walks, List<Double> noise, ChartBins bins)
    implements Serializable {

  /** Refuses noise that is negative or not finite. */
  public Output {
    noise = List.copyOf(noise);
    for (double sd : noise) {
      if (!(sd >= 0 && sd < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("Invalid noise: " + sd + " (finite, at least 0)");
      }
    }
  }
}
