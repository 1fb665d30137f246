package org.gap2028.job.spark;

/** Told how far a run is. Called from a thread of its own, about five times a second. */
@FunctionalInterface
public interface Progress {

  /** Hears nothing. */
  Progress NONE = (done, total) -> {};

  /**
   * Tells how many draws are done.
   *
   * @param done draws evaluated so far, at most {@code total}
   * @param total draws of the run
   */
  void advanced(long done, long total);
}
