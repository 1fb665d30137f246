package org.gap2028.engine.random;

/** What random words are for. Words of different purposes are never the same words. */
enum StreamPurpose {
  /** The points of {@link RandomPoints}. */
  RANDOM_POINTS(1),
  /** The scrambles of {@link SobolPoints}. */
  SOBOL_SCRAMBLE(2);

  private final int id;

  StreamPurpose(int id) {
    this.id = id;
  }

  /** A number of 16 bits, the purpose's own; it enters every word, so it never changes. */
  int id() {
    return id;
  }
}
