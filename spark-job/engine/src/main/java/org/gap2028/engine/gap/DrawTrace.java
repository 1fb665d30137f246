package org.gap2028.engine.gap;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One draw under one scenario, with every intermediate of every quarter.
 *
 * @param levers the levers' values once the ramp is complete, each in its unit; none where the
 *     model has no policy
 * @param values values by quantity, then by quarter index: 0 is 2025Q4, 12 is 2028Q4. {@code NaN}
 *     where a quantity is not defined, which many are not at 0
 * @param failure why the draw fails in this scenario; empty where it does not
 */
public record DrawTrace(
    Map<GapLever, Double> levers, Map<GapQuantity, double[]> values, Optional<String> failure) {

  /** Keeps copies of the maps. */
  public DrawTrace {
    levers = Collections.unmodifiableMap(new LinkedHashMap<>(levers));
    values = Collections.unmodifiableMap(new EnumMap<>(values));
  }

  /**
   * One value.
   *
   * @param quantity a quantity of the model
   * @param t quarter index, 0 to 12
   */
  public double value(GapQuantity quantity, int t) {
    return values.get(quantity)[t];
  }
}
