package org.gap2028.engine.sensitivity;

import java.io.Serializable;
import java.util.List;

/**
 * What some draws of one replicate say about the levers.
 *
 * @param replicate the replicate
 * @param pairs by paired difference
 */
public record AttributionPart(int replicate, List<OfPair> pairs) implements Serializable {

  /** Keeps a copy of the list. */
  public AttributionPart {
    pairs = List.copyOf(pairs);
  }

  /**
   * Of one paired difference.
   *
   * @param shares by lever, then by draw: the lever's share in the draw's difference, NaN where the
   *     draw failed in any of the scenarios
   * @param probabilities by event, then by scenario between the two: the sum of the event's
   *     probabilities, over the draws that did not fail
   */
  @SuppressWarnings("ArrayRecordComponent") // filled by the study, then read
  record OfPair(double[][] shares, double[][] probabilities) implements Serializable {}
}
