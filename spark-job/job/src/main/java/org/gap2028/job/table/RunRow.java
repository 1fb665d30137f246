package org.gap2028.job.table;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was run, when and with what: the one row of the table {@code run}.
 *
 * @param name name of the run, from its configuration
 * @param model key of the model
 * @param design sampling design, {@code sobol} or {@code random}
 * @param seed seed of all draws
 * @param draws draws that were computed
 * @param replicates independent replicates that the draws are split into
 * @param failedDraws draws that failed in at least one scenario
 * @param configSha256 SHA-256 of the resolved configuration, in hex
 * @param resultDigest see {@link ResultDigest}
 * @param toolVersion version of this program
 * @param gitCommit commit that the program was built from, where that is known
 * @param sparkVersion version of Spark
 * @param javaVersion version of Java on the driver
 * @param master Spark master
 * @param startedAt when the run started
 * @param wallSeconds time that it took, s
 * @param taskSeconds time that Spark's tasks took, s
 * @param bytesToDriver bytes of results that they sent to the driver
 */
public record RunRow(
    String name,
    String model,
    String design,
    long seed,
    long draws,
    long replicates,
    long failedDraws,
    String configSha256,
    String resultDigest,
    String toolVersion,
    Optional<String> gitCommit,
    String sparkVersion,
    String javaVersion,
    String master,
    Instant startedAt,
    double wallSeconds,
    double taskSeconds,
    long bytesToDriver) {

  /** Definition of the table {@code run}. */
  public static final Table<RunRow> TABLE =
      Table.of(
          "run",
          "what was run, when and with what; one row",
          List.of("run_id"),
          List.of(
              Column.text("name", "name of the run, from its configuration", RunRow::name),
              Column.text("model", "key of the model: compute-gap or persistence", RunRow::model),
              Column.text(
                  "design",
                  "sampling design: sobol (randomised Sobol' points) or random (independent draws)",
                  RunRow::design),
              Column.text(
                  "seed",
                  "seed of all draws, as text because spreadsheets round integers beyond 2^53",
                  row -> Long.toString(row.seed())),
              Column.count(
                  "draws",
                  "draws",
                  "draws that were computed, the failed ones included: what was asked for, rounded"
                      + " up to equal replicates",
                  RunRow::draws),
              Column.count(
                  "replicates",
                  "replicates",
                  "independent randomisations that the draws are split into; sampling errors come"
                      + " from the spread between them",
                  RunRow::replicates),
              Column.count(
                  "failed_draws",
                  "draws",
                  "draws that failed in at least one scenario, where a lead has no meaning",
                  RunRow::failedDraws),
              Column.text(
                  "config_sha256",
                  "SHA-256 of the resolved configuration without output, partitions, observations,"
                      + " labels, descriptions and evidence",
                  RunRow::configSha256),
              Column.text(
                  "result_digest",
                  "SHA-256 of all published numbers: two runs with the same digest agree bit for"
                      + " bit",
                  RunRow::resultDigest),
              Column.text("tool_version", "version of this program", RunRow::toolVersion),
              Column.optionalText(
                  "git_commit",
                  "commit that the program was built from; NULL where the build did not know it",
                  RunRow::gitCommit),
              Column.text("spark_version", "version of Apache Spark", RunRow::sparkVersion),
              Column.text("java_version", "version of Java on the driver", RunRow::javaVersion),
              Column.text("master", "Spark master that the job ran on", RunRow::master),
              Column.instant("started_at", "when the run started, UTC", RunRow::startedAt),
              Column.number(
                  "wall_seconds", "s", "time from start to publication", RunRow::wallSeconds),
              Column.number(
                  "task_seconds",
                  "s",
                  "time that Spark's tasks took, retried ones included; of a run that continued or"
                      + " extended another, of the last command alone",
                  RunRow::taskSeconds),
              Column.count(
                  "bytes_to_driver",
                  "bytes",
                  "results that Spark's tasks sent to the driver, of the last command alone",
                  RunRow::bytesToDriver)));
}
