package org.gap2028.engine.sensitivity;

/**
 * Draws as a box search sees them: the bin of each input, and whether the event holds.
 *
 * @param sizes number of bins, by input
 * @param bins by input, then by draw: unsigned bytes
 * @param held by draw: 1 where the event holds, else 0
 */
@SuppressWarnings("ArrayRecordComponent") // shared, written by none
record BinnedDraws(int[] sizes, byte[][] bins, byte[] held) {

  /** Number of draws. */
  int size() {
    return held.length;
  }

  /** Number of inputs. */
  int inputs() {
    return sizes.length;
  }

  /** Bin of an input in a draw. */
  int bin(int input, int draw) {
    return bins[input][draw] & 0xff;
  }

  /** Whether a draw lies inside a box, as far as the inputs given go. */
  boolean isInside(BinBox box, int[] restricted, int draw) {
    for (int input : restricted) {
      if (!box.holds(input, bin(input, draw))) {
        return false;
      }
    }
    return true;
  }

  /** How many of some draws the event holds in. */
  int events(int[] draws) {
    int events = 0;
    for (int draw : draws) {
      events += held[draw];
    }
    return events;
  }
}
