/**
 * How fast this machine evaluates a configuration's draws, and how soon that is precise. Without
 * Spark: {@link org.gap2028.job.benchmark.Benchmark} times the evaluator that Spark's tasks use, on
 * one thread.
 */
package org.gap2028.job.benchmark;
