package org.gap2028.job.table;

import org.apache.parquet.io.api.Binary;

/** Consecutive draws of one replicate, column by column, and the row that is written next. */
final class DrawBatch {
  long firstDrawId;
  int replicate;

  /** Key of the scenario, or null in a table that has no such column. */
  Binary scenario;

  double[][] values;
  int row;
}
