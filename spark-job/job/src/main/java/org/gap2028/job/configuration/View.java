package org.gap2028.job.configuration;

/** How much of a configuration is looked at. */
enum View {
  /** All of it. */
  WHOLE,
  /** What the results depend on: without notes such as labels and descriptions. */
  RESULTS
}
