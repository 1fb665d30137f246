package org.gap2028.job.spark;

/** Told how far a run is. Called from a thread of its own, about five times a second. */
@FunctionalInterface
public interface Progress {

  /** Hears nothing. */
  Progress NONE = (done, total) -> {};

  /**
   * Tells that another part of the run begins. The first one, of which nothing is told, is the
   * draws.
   *
   * @param part what is computed
   * @param units what {@link #advanced} counts from now on
   */
  default void begins(String part, String units) {}

  /**
   * Tells how many draws are done, or units of the part that has begun last.
   *
   * @param done units done so far, at most {@code total}
   * @param total units of the part
   */
  void advanced(long done, long total);
}
