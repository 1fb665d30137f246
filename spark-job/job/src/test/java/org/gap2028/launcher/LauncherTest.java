package org.gap2028.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** scripts/gap2028 in a checkout whose Maven and Java only write down that they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a bash script; Windows runs it in WSL")
class LauncherTest {

  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final Path SCRIPT = Path.of("..", "..", "scripts", "gap2028");

  private record Result(int status, String out, String err) {}

  @TempDir private Path directory;
  private Path checkout;
  private Path source;
  private Path script;
  private Path java;
  private Path log;

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = Files.createDirectory(directory.toRealPath().resolve("a checkout's place"));
    log = directory.resolve("log");
    script = copy(SCRIPT, checkout.resolve("scripts/gap2028"));
    copyResource("mvnw", checkout.resolve("mvnw"));
    java = copyResource("java", directory.resolve("a jdk/bin/java"));
    copyResource("java", directory.resolve("a jdk/bin/javac"));
    source = checkout.resolve("spark-job/job/src/main/java/A.java");
    for (Path file :
        List.of(
            source,
            checkout.resolve("spark-job/job/src/launcher/built"),
            checkout.resolve("spark-job/job/pom.xml"),
            checkout.resolve("spark-job/pom.xml"),
            checkout.resolve("pom.xml"),
            checkout.resolve("spark.jar"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
    try (var files = Files.walk(checkout)) {
      for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
      }
    }
  }

  @Test
  void buildsOnceAndStartsJavaWithTheUsersWords() throws Exception {
    Result first = launch(Map.of("GAP2028_JAVA_OPTIONS", " -Xmx2g  -Dx=y "), "run", "a b", "*", "");
    assertThat(first.status).isZero();
    assertThat(first.out).isEqualTo("result\n");
    Path launcher = checkout.resolve("spark-job/job/target/launcher");
    assertThat(Files.readAllLines(log))
        .startsWith("build", "train", "dump", "run in " + directory.toRealPath())
        .containsSubsequence("  -Done=1", "  -Dtwo=2", "  -Xmx1g", "  -Xmx2g", "  -Dx=y", "  -cp")
        .endsWith(
            "  " + checkout.resolve("spark.jar") + ":" + launcher.resolve("gap2028-job.jar"),
            "  org.gap2028.job.cli.Main",
            "  run",
            "  a b",
            "  *",
            "  ")
        .anyMatch(line -> line.startsWith("  -XX:SharedArchiveFile=" + launcher));

    Result second = launch(Map.of(), "run");
    assertThat(second).isEqualTo(new Result(0, "result\n", ""));
    assertThat(events()).containsExactly("build", "train", "dump", "run", "run");
  }

  @Test
  void buildsAgainAfterASourceHasChanged() throws Exception {
    launch(Map.of(), "run");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
    launch(Map.of(), "run");
    assertThat(events()).containsExactly("build", "train", "dump", "run", "build", "run");
  }

  @Test
  void buildsAgainAfterASourceWasDeletedOrAJarIsGone() throws Exception {
    launch(Map.of(), "run");
    Files.delete(source);
    Files.setLastModifiedTime(source.getParent(), FileTime.from(Instant.now().plusSeconds(2)));
    launch(Map.of(), "run");
    Files.setLastModifiedTime(source.getParent(), FileTime.from(LONG_AGO));
    Files.delete(checkout.resolve("spark.jar"));
    launch(Map.of(), "run");
    assertThat(events())
        .containsExactly("build", "train", "dump", "run", "build", "run", "build", "run");
  }

  @Test
  void archivesClassesOnlyForARun() throws Exception {
    launch(Map.of(), "--version");
    launch(Map.of(), "run");
    assertThat(events()).containsExactly("build", "run", "train", "dump", "run");
  }

  @Test
  void passesTheStatusOn() throws Exception {
    assertThat(launch(Map.of("FAKE_STATUS", "3"), "run").status).isEqualTo(3);
  }

  @Test
  void makesJavaTheProcessThatSignalsReach() throws Exception {
    Launch launch = start(Map.of(), script, "run");
    launch.get();
    assertThat(Files.readAllLines(log)).contains("  as process " + launch.process.pid());
  }

  @Test
  void saysWhyABuildFailedAndStartsNothing() throws Exception {
    Result result = launch(Map.of("FAKE_BUILD_ERROR", "A.java:[1,1] reached end of file"), "run");
    assertThat(result.status).isEqualTo(1);
    assertThat(result.out).isEmpty();
    assertThat(result.err)
        .contains(
            "[ERROR] A.java:[1,1] reached end of file\n", "gap2028: Cannot build: ", "build.log")
        .doesNotContain("noise");
    assertThat(events()).containsExactly("build");
  }

  @Test
  void goesOnWithoutAnArchiveThatCannotBeMade() throws Exception {
    assertThat(launch(Map.of("FAKE_TRAINING_STATUS", "1"), "run").status).isZero();
    assertThat(launch(Map.of("FAKE_TRAINING_STATUS", "1"), "run").status).isZero();
    assertThat(events()).containsExactly("build", "train", "run", "run");
    assertThat(Files.readString(log)).doesNotContain("SharedArchiveFile");
  }

  @Test
  void refusesAnOldJava() throws Exception {
    for (String version : List.of("1.8", "11", "16")) {
      Result result = launch(Map.of("FAKE_JAVA_VERSION", version), "run");
      assertThat(result)
          .isEqualTo(
              new Result(
                  2,
                  "",
                  "gap2028: Invalid Java version: "
                      + version
                      + " of "
                      + java
                      + " (17 or later)\n"));
    }
  }

  @Test
  void refusesAJavaHomeWithoutJavaAndAJavaWithoutCompiler() throws Exception {
    Result nowhere = launch(Map.of("JAVA_HOME", "/nowhere"), "run");
    assertThat(nowhere)
        .isEqualTo(
            new Result(2, "", "gap2028: Cannot use JAVA_HOME: there is no /nowhere/bin/java\n"));
    Files.delete(java.resolveSibling("javac"));
    Result noCompiler = launch(Map.of(), "run");
    assertThat(noCompiler.status).isEqualTo(2);
    assertThat(noCompiler.err).contains("is no JDK, it has no javac");
  }

  @Test
  void worksThroughSymbolicLinks() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), script);
    Path relative = Files.createSymbolicLink(directory.resolve("to link"), Path.of("link"));
    Result result = start(Map.of(), relative, "run").get();
    assertThat(result.status).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(events()).containsExactly("build", "train", "dump", "run");
  }

  @Test
  void buildsOnceForTwoLaunchesAtATime() throws Exception {
    Map<String, String> slow = Map.of("FAKE_BUILD_SECONDS", "1");
    Launch one = start(slow, script, "run");
    Launch other = start(slow, script, "run");
    assertThat(List.of(one.get().status, other.get().status)).containsOnly(0);
    assertThat(events()).containsExactlyInAnyOrder("build", "train", "dump", "run", "run");
  }

  @Test
  void buildsOnceForTwoLaunchesWhereThereIsNoFlock() throws Exception {
    Path tools = Files.createDirectory(directory.resolve("tools"));
    for (String tool :
        List.of(
            "bash",
            "env",
            "ls",
            "dirname",
            "sed",
            "touch",
            "find",
            "cmp",
            "mkdir",
            "cp",
            "mv",
            "cat",
            "rm",
            "sleep",
            "cksum",
            "cut",
            "tail",
            "date",
            "readlink")) {
      Files.createSymbolicLink(tools.resolve(tool), findOnPath(tool));
    }
    Map<String, String> slow = Map.of("FAKE_BUILD_SECONDS", "1", "PATH", tools.toString());
    Launch one = start(slow, script, "run");
    Launch other = start(slow, script, "run");
    assertThat(List.of(one.get().status, other.get().status)).containsOnly(0);
    assertThat(events()).containsExactlyInAnyOrder("build", "train", "dump", "run", "run");
  }

  @Test
  void takesOverTheLockOfALaunchThatDiedWhereThereIsNoFlock() throws Exception {
    Path lock = checkout.resolve("spark-job/job/target/launcher/lock.d");
    Files.createDirectories(lock);
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.writeString(lock.resolve("owner"), Long.toString(dead.pid()));
    buildsOnceForTwoLaunchesWhereThereIsNoFlock();
    assertThat(lock).doesNotExist();
  }

  private Result launch(Map<String, String> environment, String... arguments) throws Exception {
    return start(environment, script, arguments).get();
  }

  private Launch start(Map<String, String> environment, Path command, String... arguments)
      throws IOException {
    List<String> words = new ArrayList<>(List.of(command.toString()));
    Collections.addAll(words, arguments);
    Path out = Files.createTempFile(directory, "out", "");
    Path err = Files.createTempFile(directory, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", java.getParent().getParent().toString());
    builder.environment().put("FAKE_LOG", log.toString());
    builder.environment().remove("GAP2028_JAVA_OPTIONS");
    builder.environment().putAll(environment);
    return new Launch(builder.start(), out, err);
  }

  private record Launch(Process process, Path out, Path err) {

    Result get() throws IOException, InterruptedException {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  /** What Maven and Java were called for, in order. */
  private List<String> events() throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> !line.startsWith(" "))
        .map(line -> line.replaceFirst(" in .*", ""))
        .toList();
  }

  private static Path findOnPath(String tool) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      Path file = Path.of(folder, tool);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    throw new IllegalStateException("Cannot find " + tool + " on PATH");
  }

  private static Path copyResource(String name, Path to) throws IOException {
    try (InputStream in = LauncherTest.class.getResourceAsStream(name)) {
      return write(new String(in.readAllBytes(), UTF_8), to);
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    return write(Files.readString(from), to);
  }

  private static Path write(String text, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.writeString(to, text);
    return Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
