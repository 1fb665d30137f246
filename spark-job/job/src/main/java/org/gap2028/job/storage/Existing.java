package org.gap2028.job.storage;

/** What becomes of a run that is already at the place of a new one. */
public enum Existing {
  /** It is an error. */
  REFUSE,
  /** The new run replaces it, once the new one is whole. Only runs are replaced. */
  REPLACE,
  /** The new run takes over its draws, adds to them, and replaces it once the new one is whole. */
  EXTEND
}
