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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults that take too long for every build; {@code scripts/cluster-faults} runs them. */
@Tag("faults")
class ClusterFaultsIT {

  private static final String DRAWS = "24M";

  @TempDir private Path folder;
  private SparkHome spark;
  private StandaloneCluster cluster;
  private Submitter submitter;
  private Path config;

  @BeforeEach
  void startCluster() throws Exception {
    config = folder.resolve("gap.json");
    Files.writeString(config, "{\"name\": \"gap\", \"model\": \"compute-gap\"}");
    spark = SparkHome.in(folder.resolve("spark"));
    cluster = StandaloneCluster.start(spark, folder.resolve("cluster"), 2);
    submitter = new Submitter(spark, folder);
  }

  @AfterEach
  void stopCluster() throws IOException {
    if (cluster != null) {
      cluster.close();
    }
    spark.close();
  }

  private List<String> run(String name, String... more) {
    List<String> command =
        new ArrayList<>(List.of("run", config.toString(), "--draws", DRAWS, "--replicates", "8"));
    command.addAll(List.of("--output", "file:" + folder.resolve(name)));
    command.addAll(List.of(more));
    return command;
  }

  private List<String> options(String... more) {
    List<String> options = new ArrayList<>(List.of("--master", cluster.master()));
    for (String property :
        List.of(
            "driver.memory=1g",
            "executor.memory=600m",
            "executor.cores=1",
            "cores.max=2",
            "driver.host=127.0.0.1",
            "gap2028.progressSeconds=1")) {
      options.add("--conf");
      options.add("spark." + property);
    }
    options.addAll(List.of(more));
    return options;
  }

  private String expected() throws Exception {
    Result local = submitter.run(List.of("--master", "local[2]"), run("local"));
    assertThat(local.status()).as(local.err()).isZero();
    return local.digest();
  }

  private void awaitProgress(Started started, String name) throws Exception {
    Path staging = folder.resolve("." + name + ".staging");
    StandaloneCluster.await(
        "progress",
        () -> {
          if (!Files.isDirectory(staging)) {
            return !started.process().isAlive();
          }
          try (Stream<Path> files = Files.list(staging)) {
            return files.anyMatch(f -> f.getFileName().toString().startsWith(".progress-"));
          }
        });
    assertThat(started.process().isAlive()).as(Files.readString(started.err())).isTrue();
  }

  @Test
  void anExecutorWithoutMemoryFailsTheJobAndMoreMemoryContinuesIt() throws Exception {
    Result result =
        submitter.run(
            options("--conf", "spark.executor.extraJavaOptions=-XX:MaxHeapSize=48m"),
            run("memory"));
    assertThat(result.status()).as(result.err()).isEqualTo(1);
    assertThat(result.err()).contains("Cannot evaluate the draws");
    assertThat(folder.resolve("memory")).doesNotExist();
    Result again = submitter.run(options(), run("memory"));
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.digest()).isEqualTo(expected());
  }

  @Test
  void aSupervisedDriverIsStartedAgainAndContinues() throws Exception {
    Started started =
        submitter.start(options("--deploy-mode", "cluster", "--supervise"), run("supervised"));
    awaitProgress(started, "supervised");
    cluster.drivers().get(0).destroyForcibly();
    Result result = started.await();
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.digest()).isEqualTo(expected());
    assertThat(cluster.logs("driver-")).contains("Continuing run gap-");
  }

  @Test
  void aSpeculativeTaskChangesNothing() throws Exception {
    Started started =
        submitter.start(
            options(
                "--conf", "spark.speculation=true",
                "--conf", "spark.speculation.quantile=0.25",
                "--conf", "spark.speculation.multiplier=1.1",
                "--conf", "spark.speculation.minTaskRuntime=100ms"),
            run("speculative"));
    awaitProgress(started, "speculative");
    ProcessHandle slow = cluster.executors().get(0);
    signal("STOP", slow);
    Thread.sleep(20_000);
    signal("CONT", slow);
    Result result = started.await();
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.err()).contains("as speculatable");
    assertThat(result.digest()).isEqualTo(expected());
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Test
  void tasksForTwentyExecutorsRunOnTwoCores() throws Exception {
    Result result = submitter.run(options(), run("many", "--partitions", "80"));
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.digest()).isEqualTo(expected());
  }
}
