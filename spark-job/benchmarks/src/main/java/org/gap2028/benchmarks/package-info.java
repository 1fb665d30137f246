/**
 * What measures the core: JMH benchmarks, one class a question ({@link
 * org.gap2028.benchmarks.BlockBenchmark} is the one that counts, the others explain it), and
 * experiments on precision ({@link org.gap2028.benchmarks.PrecisionExperiment}, {@link
 * org.gap2028.benchmarks.TimeToPrecision}). {@code scripts/benchmarks} runs them.
 */
package org.gap2028.benchmarks;
