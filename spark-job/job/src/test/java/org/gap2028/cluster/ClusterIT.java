package org.gap2028.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gap2028.cluster.Submitter.Result;
import org.gap2028.cluster.Submitter.Started;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job's jar on a standalone cluster of a master and two workers, through scripts/submit. */
@Tag("acceptance")
class ClusterIT {

  /** Enough to be killed in the middle. */
  private static final String DRAWS = "24M";

  @TempDir private static Path folder;
  private static SparkHome spark;
  private static StandaloneCluster cluster;
  private static Submitter submitter;
  private static Path config;
  private static String expected;

  @BeforeAll
  static void startClusterAndComputeLocally() throws Exception {
    config = folder.resolve("gap.json");
    Files.writeString(config, "{\"name\": \"gap\", \"model\": \"compute-gap\"}");
    spark = SparkHome.in(folder.resolve("spark"));
    cluster = StandaloneCluster.start(spark, folder.resolve("cluster"), 2);
    submitter = new Submitter(spark, folder);
    Result local = submitter.run(List.of("--master", "local[2]"), run("local", DRAWS));
    assertThat(local.status()).as(local.err()).isZero();
    expected = local.digest();
  }

  @AfterAll
  static void stopCluster() throws IOException {
    if (cluster != null) {
      cluster.close();
    }
    spark.close();
  }

  private static List<String> run(String name, String draws, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "run",
                config.toString(),
                "--draws",
                draws,
                "--replicates",
                "8",
                "--output",
                "file:" + folder.resolve(name)));
    command.addAll(List.of(more));
    return command;
  }

  private static List<String> options(String... more) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--master",
                cluster.master(),
                "--driver-memory",
                "1g",
                "--executor-memory",
                "600m",
                "--conf",
                "spark.executor.cores=1",
                "--conf",
                "spark.cores.max=2",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.gap2028.progressSeconds=1"));
    options.addAll(List.of(more));
    return options;
  }

  private static boolean hasProgress(String name) throws IOException {
    Path staging = folder.resolve("." + name + ".staging");
    if (!Files.isDirectory(staging)) {
      return false;
    }
    try (Stream<Path> files = Files.list(staging)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(".progress-"));
    }
  }

  private static void awaitProgress(Started started, String name) throws Exception {
    StandaloneCluster.await(
        "progress of " + name, () -> hasProgress(name) || !started.process().isAlive());
    assertThat(started.process().isAlive()).as(Files.readString(started.err())).isTrue();
  }

  @Test
  void clientModeGivesTheLocalDigestAndALogThatTheHistoryServerReads() throws Exception {
    Path events = Files.createDirectory(folder.resolve("events"));
    Result result =
        submitter.run(
            options(
                "--conf",
                "spark.eventLog.enabled=true",
                "--conf",
                "spark.eventLog.dir=" + events.toUri()),
            run("client", DRAWS, "--save-draws=5000"));
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.digest()).isEqualTo(expected);

    String api = cluster.history(events);
    String applications = StandaloneCluster.json(api).orElseThrow();
    assertThat(applications).contains("\"name\" : \"gap2028 gap\"");
    String id = applications.replaceAll("(?s).*?\"id\" : \"([^\"]+)\".*", "$1");
    assertThat(StandaloneCluster.json(api + "/" + id + "/jobs").orElseThrow())
        .containsPattern("\"description\" : \"Evaluate [0-9,]+ draws of replicates? ")
        .contains("Look whether executors see the output")
        .contains("Save 5000 draws");
    assertThat(StandaloneCluster.json(api + "/" + id + "/stages").orElseThrow())
        .contains("\"name\" : \"evaluate super-blocks\"")
        .contains("\"name\" : \"merge tallies by replicate\"");
  }

  @Test
  void survivesTheLossOfAWorker() throws Exception {
    Started started = submitter.start(options("--deploy-mode", "cluster"), run("worker", DRAWS));
    awaitProgress(started, "worker");
    cluster.killWorkerWithExecutor();
    Result result = started.await();
    cluster.startWorker();
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.digest()).isEqualTo(expected);
    cluster.awaitWorkers(2);
  }

  @Test
  void continuesAfterTheDriverWasKilled() throws Exception {
    List<String> options = options("--deploy-mode", "cluster");
    Started started = submitter.start(options, run("driver", DRAWS));
    awaitProgress(started, "driver");
    List<ProcessHandle> drivers = cluster.drivers();
    assertThat(drivers).hasSize(1);
    drivers.get(0).destroyForcibly();
    Result killed = started.await();
    assertThat(killed.status()).isEqualTo(1);
    assertThat(killed.err()).contains("The driver is gone", "the same command continues");
    assertThat(folder.resolve("driver")).doesNotExist();

    Result result = submitter.run(options, run("driver", DRAWS));
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.digest()).isEqualTo(expected);
    assertThat(cluster.logs("driver-")).contains("Continuing run gap-");
  }

  @Test
  void tellsTheSubmitterWhyAJobFailed() throws Exception {
    Files.writeString(folder.resolve("failing.status.json"), "{\"an\": \"older one\"}");
    Result result =
        submitter.run(
            options("--deploy-mode", "cluster"),
            run(
                "failing",
                "64k",
                "--set",
                "inputs.nvidia_growth={\"distribution\": \"uniform\", \"min\": -1, \"max\": 2}"));
    assertThat(result.status()).as(result.err()).isEqualTo(1);
    assertThat(result.err()).contains("draws failed", "allow_failed_share").doesNotContain("\tat ");
    assertThat(folder.resolve("failing")).doesNotExist();
  }
}
