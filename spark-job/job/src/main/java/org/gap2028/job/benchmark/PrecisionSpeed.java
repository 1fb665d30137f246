package org.gap2028.job.benchmark;

import java.util.Optional;

/**
 * How soon a statistic of the first output in the last quarter becomes precise.
 *
 * @param statistic {@code mean}, {@code p05}, {@code p50}, {@code p95} or {@code probability}
 * @param scenario the scenario
 * @param reference the scenario that is subtracted, of a paired difference
 * @param event the event, of a probability
 * @param draws draws of the run that was made to measure its standard error
 * @param standardError its standard error with that many draws
 * @param secondsToHalf time of one core in which a run reaches half of that standard error: the
 *     draws that takes are extrapolated by {@link BenchmarkResult#errorExponent}
 */
public record PrecisionSpeed(
    String statistic,
    String scenario,
    Optional<String> reference,
    Optional<String> event,
    long draws,
    double standardError,
    double secondsToHalf) {}
