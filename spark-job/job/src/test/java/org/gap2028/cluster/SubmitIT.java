package org.gap2028.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** scripts/submit with a spark-submit that only does as it is told. */
@Tag("acceptance")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a bash script; Windows runs it in WSL")
class SubmitIT {

  private record Result(int status, String out, String err) {}

  @TempDir private Path folder;
  private SparkHome spark;
  private Path config;
  private Path log;

  @BeforeEach
  void makeSpark() throws IOException {
    spark = SparkHome.in(folder.resolve("a spark"));
    replace(spark.path().resolve("bin/spark-submit"));
    config = folder.resolve("a.json");
    Files.writeString(config, "{\"name\": \"a\", \"model\": \"persistence\"}");
    log = folder.resolve("log");
  }

  @AfterEach
  void removeSpark() throws IOException {
    spark.close();
  }

  private static void replace(Path submit) throws IOException {
    Files.deleteIfExists(submit);
    Files.createDirectories(submit.getParent());
    try (InputStream in = SubmitIT.class.getResourceAsStream("fake-spark-submit")) {
      Files.copy(in, submit);
    }
    Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Result submit(Map<String, String> environment, String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of("..", "..", "scripts", "submit").toAbsolutePath().toString());
    command.addAll(List.of(words));
    ProcessBuilder builder = spark.environment(new ProcessBuilder(command));
    builder.environment().put("FAKE_LOG", log.toString());
    builder.environment().putAll(environment);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Result submit(String... words) throws Exception {
    return submit(Map.of(), words);
  }

  private Result cluster(String driver, String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("--master", "yarn", "--deploy-mode=cluster"));
    words.addAll(List.of(more));
    words.addAll(
        List.of("--", "run", config.toString(), "--output", "file:" + folder.resolve("r")));
    return submit(Map.of("FAKE_DRIVER", driver), words.toArray(new String[0]));
  }

  @Test
  void saysWhatToDoWithoutSpark() throws Exception {
    Result result =
        submit(Map.of("SPARK_HOME", "", "PATH", "/usr/bin:/bin"), "--", "run", config.toString());
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("Cannot find spark-submit", "SPARK_HOME");
  }

  @Test
  void saysThatTheVersionDoesNotFit() throws Exception {
    Path other = folder.resolve("other");
    replace(other.resolve("bin/spark-submit"));
    Files.createDirectories(other.resolve("jars"));
    Files.createFile(other.resolve("jars/spark-core_2.13-4.1.1.jar"));
    Result result = submit(Map.of("SPARK_HOME", other.toString()), "--", "run", config.toString());
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("Invalid version of Spark: 4.1.1 for Scala 2.13");
  }

  @Test
  void submitsNothingThatIsWrong() throws Exception {
    Result result = submit("--master", "yarn", "--", "run", config.toString(), "--set", "seed=-1");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("seed");

    result = submit("--master", "yarn", "--", "run", folder.resolve("none.json").toString());
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("there is no such file");

    result =
        submit(
            "--master",
            "yarn",
            "--deploy-mode",
            "cluster",
            "--",
            "run",
            config.toString(),
            "--output",
            "here");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("Invalid --output: here (in cluster mode an absolute path");

    result = submit("--master", "yarn", "--deploy-mode", "cluster", "--", "verify");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("only run tells its status");
    assertThat(log).doesNotExist();
  }

  @Test
  void saysWithinFifteenSecondsThatNoMasterCanBeReached() throws Exception {
    String masters =
        "spark://127.0.0.1:"
            + StandaloneCluster.freePort()
            + ",127.0.0.1:"
            + StandaloneCluster.freePort();
    long start = System.nanoTime();
    Result result = submit("--master", masters, "--", "run", config.toString());
    assertThat(result.status()).as(result.err()).isEqualTo(1);
    assertThat(result.err()).contains("Cannot reach a master");
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(15);
    assertThat(log).doesNotExist();
  }

  @Test
  void passesClientModeOnWithItsStatus() throws Exception {
    Result result =
        submit(
            "--master",
            "yarn",
            "--files",
            config.toString(),
            "--conf",
            "a=b c",
            "--",
            "run",
            "a.json",
            "--draws",
            "1k");
    assertThat(result.status()).as(result.err()).isEqualTo(5);
    assertThat(Files.readAllLines(log))
        .containsExactly(
            "--master",
            "yarn",
            "--files",
            config.toString(),
            "--conf",
            "a=b c",
            "--class",
            "org.gap2028.job.cli.Main",
            SparkHome.jar().toString(),
            "run",
            "a.json",
            "--draws",
            "1k");
  }

  @Test
  void endsWithTheStatusThatTheDriverTells() throws Exception {
    Result result = cluster("imprecise");
    assertThat(result.status()).as(result.err()).isEqualTo(3);
    assertThat(result.out()).isEqualTo("a summary\n");
  }

  @Test
  void saysThatTheDriverIsGone() throws Exception {
    Result result = cluster("gone");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains("The driver is gone: the cluster says that it failed")
        .contains("the same command continues");
  }

  @Test
  void ignoresAnOlderStatus() throws Exception {
    Result result = cluster("older");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("The driver is gone: spark-submit ended with status 7");
  }

  @Test
  void endsWhereTheHeartbeatStandsStill() throws Exception {
    Result result = cluster("silent", "--patience", "2");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains("The driver has given no sign of life for 2 s", "the same command continues");
  }
}
