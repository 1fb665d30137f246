/**
 * The pipeline of a run, in one screen: configuration, draws, statistics, tables, run directory.
 * Read {@link org.gap2028.job.run.RunJob} first.
 */
package org.gap2028.job.run;
