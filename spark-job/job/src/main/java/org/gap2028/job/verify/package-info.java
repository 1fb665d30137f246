/**
 * Problems with known answers, run through the very engine, Spark seam and tables of a run. Read
 * {@link org.gap2028.job.verify.Verification} first.
 */
package org.gap2028.job.verify;
