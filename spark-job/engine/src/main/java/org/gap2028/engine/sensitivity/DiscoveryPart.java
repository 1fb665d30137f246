package org.gap2028.engine.sensitivity;

import java.io.Serializable;

/**
 * Some draws of one replicate, and whether an event holds in each.
 *
 * @param bins by input, then by draw: the bin in which the input lies, an unsigned byte
 * @param held by draw: 1 where the event holds, 0 where it does not, {@link #FAILED} where the draw
 *     failed
 */
@SuppressWarnings("ArrayRecordComponent") // filled by the study, then read
public record DiscoveryPart(byte[][] bins, byte[] held) implements Serializable {

  /** Stands for a draw that failed. */
  static final byte FAILED = -1;
}
