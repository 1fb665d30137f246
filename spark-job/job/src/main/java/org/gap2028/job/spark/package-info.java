/**
 * The Spark seam: session settings, the distributed evaluation of super-blocks, progress. The only
 * package that knows Spark. Read {@link org.gap2028.job.spark.SparkRunner} first.
 */
package org.gap2028.job.spark;
