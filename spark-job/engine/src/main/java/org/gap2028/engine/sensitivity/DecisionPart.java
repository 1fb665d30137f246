package org.gap2028.engine.sensitivity;

import java.io.Serializable;

/**
 * What some draws of one replicate say about a decision.
 *
 * @param replicate the replicate
 * @param bins by input, then by draw: the bin in which the input lies, an unsigned byte
 * @param utilities by option, then by draw: what the option is worth given the inputs, larger being
 *     better; NaN where the draw failed
 */
@SuppressWarnings("ArrayRecordComponent") // filled by the study, then read
public record DecisionPart(int replicate, byte[][] bins, double[][] utilities)
    implements Serializable {

  /** Number of draws. */
  int size() {
    return utilities[0].length;
  }

  /** Whether a draw failed under no option. */
  boolean isValid(int draw) {
    for (double[] utility : utilities) {
      if (Double.isNaN(utility[draw])) {
        return false;
      }
    }
    return true;
  }
}
