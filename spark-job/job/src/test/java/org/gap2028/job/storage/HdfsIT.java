package org.gap2028.job.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.gap2028.job.configuration.Assignment;
import org.gap2028.job.configuration.ConfigurationReader;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.run.Build;
import org.gap2028.job.run.RunJob;
import org.gap2028.job.run.RunOutcome;
import org.gap2028.job.run.RunRequest;
import org.gap2028.job.spark.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Runs on an HDFS: a name node and a data node in this JVM. */
@Tag("acceptance")
class HdfsIT {

  private static final Build BUILD = new Build("1.2.3", Optional.empty());

  @TempDir private static java.nio.file.Path folder;
  private static MiniDFSCluster hdfs;
  private static DistributedFileSystem files;

  private Path directory;

  @BeforeAll
  static void startHdfs() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    // A quota counts whole blocks.
    configuration.setLong("dfs.blocksize", 1 << 20);
    configuration.setInt("dfs.replication", 1);
    hdfs = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    hdfs.waitActive();
    files = hdfs.getFileSystem();
  }

  @AfterAll
  static void stopHdfs() {
    if (hdfs != null) {
      hdfs.shutdown();
    }
  }

  @BeforeEach
  void makeDirectory(TestInfo test) throws IOException {
    directory = new Path("/" + test.getTestMethod().orElseThrow().getName());
    files.mkdirs(directory);
  }

  private static Storage storage() {
    return Storage.configured(
        Map.of(
            "spark.hadoop.fs.defaultFS",
            files.getUri().toString(),
            "spark.hadoop.dfs.replication",
            "1",
            "spark.hadoop.dfs.blocksize",
            "1048576"));
  }

  private RunPlace place() {
    return storage().place(files.getUri() + directory.toString() + "/a");
  }

  /** All files below the test's directory. */
  private List<String> listing() throws IOException {
    List<String> paths = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = files.listFiles(directory, true);
    while (all.hasNext()) {
      String path = all.next().getPath().toUri().getPath();
      paths.add(path.substring(directory.toString().length() + 1));
    }
    return paths.stream().sorted().toList();
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    for (var entry : files.listStatus(directory)) {
      names.add(entry.getPath().getName());
    }
    return names;
  }

  @Test
  void publishesFindsAndReplaces() throws IOException {
    SampleRun.publish(place(), Existing.REFUSE);
    assertThat(listing()).isEqualTo(SampleRun.filesIn("a"));
    assertThat(place().open().isUndamaged()).isTrue();
    assertThatThrownBy(() -> SampleRun.stage(place(), Existing.REFUSE))
        .hasMessageContaining("a run is there already");
    SampleRun.publish(place(), Existing.REPLACE);
    assertThat(listing()).isEqualTo(SampleRun.filesIn("a"));
  }

  @Test
  void pathsWithoutASchemeLeadToTheDefaultFileSystem() {
    assertThat(storage().place(directory + "/a").statusFile())
        .isEqualTo(files.getUri() + directory.toString() + "/a.status.json");
  }

  @Test
  void readsAFileUpToALimit() throws IOException {
    try (var out = files.create(new Path(directory, "c.json"))) {
      out.write("{}".getBytes(UTF_8));
    }
    String uri = files.getUri() + directory.toString() + "/c.json";
    assertThat(storage().bytes(uri, 2)).isEqualTo("{}".getBytes(UTF_8));
    assertThatThrownBy(() -> storage().bytes(uri, 1))
        .hasMessage("Cannot read " + uri + ": it is larger than 1 bytes");
    assertThatThrownBy(() -> storage().bytes(uri + "x", 1))
        .hasMessage("Cannot read " + uri + "x: there is no such file");
  }

  @Test
  void oneHoldsTheLock() throws IOException {
    Path file = new Path(place().target().getParent(), ".a.lock");
    try (RunLock lock = lock(file).orElseThrow()) {
      assertThat(lock.isHeld()).isTrue();
      assertThat(lock(file)).isEmpty();
    }
    assertThat(files.exists(file)).isFalse();
    lock(file).orElseThrow().close();
  }

  private Optional<RunLock> lock(Path file) throws IOException {
    return HeartbeatLock.tryAcquire(new Store(files), file, Duration.ofSeconds(1), note -> {});
  }

  @Test
  void aDirectoryThatAppearsBeforeTheRenameHoldsNothingAfterwards() throws IOException {
    try (StagedRun staged = SampleRun.stage(place(), Existing.REFUSE)) {
      SampleRun.fill(staged);
      files.mkdirs(new Path(directory, "a"));
      assertThatThrownBy(() -> staged.publish("0.1.0"))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("it exists and is no run");
    }
    assertThat(names()).containsExactly("a");
    assertThat(files.listStatus(new Path(directory, "a"))).isEmpty();
  }

  /** HDFS's own rename moves into a directory, so what the last look misses has to be undone. */
  @Test
  void aDirectoryThatAppearsInTheMiddleOfTheRenameHoldsNothingAfterwards() throws IOException {
    Store store = new Store(new Appearing());
    Path from = new Path(files.getUri() + directory.toString() + "/from");
    Path to = new Path(files.getUri() + directory.toString() + "/to");
    store.makeDirectory(from);
    assertThatThrownBy(() -> store.rename(from, to)).hasMessageContaining("appeared in the way");
    assertThat(names()).containsExactly("from", "to");
    assertThat(files.listStatus(to)).isEmpty();
  }

  /** The HDFS, where another makes the target just before a rename. */
  private static final class Appearing extends org.apache.hadoop.fs.FilterFileSystem {
    Appearing() {
      super(files);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      if (to.getName().equals("to")) {
        fs.mkdirs(to);
      }
      return fs.rename(from, to);
    }
  }

  @Test
  void aRenameThatFailsPublishesNothing() throws IOException {
    RunPlace place = new RunPlace(storage(), new Store(new Refusing()), place().target(), "a");
    try (StagedRun staged = SampleRun.stage(place, Existing.REFUSE)) {
      SampleRun.fill(staged);
      assertThatThrownBy(() -> staged.publish("0.1.0"))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("Cannot publish a: the file system refused");
    }
    assertThat(listing()).isEmpty();
    SampleRun.publish(place(), Existing.REFUSE);
    assertThat(listing()).isEqualTo(SampleRun.filesIn("a"));
  }

  /** The HDFS, which refuses to rename a run into its place. */
  private static final class Refusing extends org.apache.hadoop.fs.FilterFileSystem {
    Refusing() {
      super(files);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      return !to.getName().equals("a") && fs.rename(from, to);
    }
  }

  @Test
  void aFullQuotaPublishesNothing() throws IOException {
    // Room for the lock and a few files, each of which takes a block while it is written.
    files.setQuota(directory, HdfsConstants.QUOTA_DONT_SET, (1 << 20) + 20_000);
    try (StagedRun staged = SampleRun.stage(place(), Existing.REFUSE)) {
      assertThatThrownBy(() -> SampleRun.fill(staged))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("nothing was published")
          .extracting(e -> ((StorageException) e).kind())
          .isEqualTo(StorageException.Kind.FAILED);
    }
    files.setQuota(directory, HdfsConstants.QUOTA_DONT_SET, HdfsConstants.QUOTA_RESET);
    assertThat(listing()).isEmpty();
    assertThat(place().find()).isEmpty();
    SampleRun.publish(place(), Existing.REFUSE);
    assertThat(listing()).isEqualTo(SampleRun.filesIn("a"));
  }

  @Test
  void aDriverTellsItsStatus() {
    String file = files.getUri() + directory.toString() + "/a.status.json";
    try (StatusFile status = StatusFile.begin(storage(), file, "s1")) {
      StatusFile.Status begun = StatusFile.read(storage(), file).orElseThrow();
      assertThat(begun.submission()).isEqualTo("s1");
      assertThat(begun.exitStatus()).isEmpty();
      status.finish(3, "not precise");
    }
    StatusFile.Status ended = StatusFile.read(storage(), file).orElseThrow();
    assertThat(ended.exitStatus()).hasValue(3);
    assertThat(ended.message()).isEqualTo("not precise");
  }

  /** The whole job, its configuration and output on HDFS; interrupted by a failing publication. */
  @Test
  void aRunContinuesFromItsProgress() throws IOException {
    byte[] json = "{\"name\": \"h\", \"model\": \"persistence\"}".getBytes(UTF_8);
    try (var out = files.create(new Path(directory, "h.json"))) {
      out.write(json);
    }
    RunConfig config =
        ConfigurationReader.read(
            storage().bytes(directory + "/h.json", 1000),
            "h.json",
            List.of(Assignment.draws("8192"), Assignment.replicates("8")));
    String output = files.getUri() + directory.toString() + "/a";
    RunRequest request =
        new RunRequest(
            config,
            output,
            Existing.REFUSE,
            RunRequest.State.KEEP,
            OptionalInt.empty(),
            2048,
            Map.of("spark.master", "local[2,4]"));
    RunJob job = new RunJob(storage(), BUILD, Clock.systemUTC());
    // Progress is kept where the publication fails: too many names.
    files.setQuota(directory, 20, HdfsConstants.QUOTA_DONT_SET);
    List<String> notes = new ArrayList<>();
    assertThatThrownBy(() -> job.run(request, Progress.NONE, notes::add))
        .isInstanceOf(RuntimeException.class);
    files.setQuota(directory, HdfsConstants.QUOTA_RESET, HdfsConstants.QUOTA_DONT_SET);
    assertThat(place().find()).isEmpty();
    assertThat(names()).doesNotContain("a");

    RunOutcome outcome = job.run(request, Progress.NONE, notes::add);

    assertThat(notes).anyMatch(note -> note.startsWith("Continuing run h-"));
    assertThat(outcome.output()).isEqualTo(output);
    assertThat(place().open().isUndamaged()).isTrue();
    assertThat(names()).containsExactly("a", "h.json");
    java.nio.file.Path local = folder.resolve("local");
    RunOutcome there =
        new RunJob(Storage.local(), BUILD, Clock.systemUTC())
            .run(
                new RunRequest(
                    config,
                    local.toString(),
                    Existing.REFUSE,
                    RunRequest.State.KEEP,
                    OptionalInt.empty(),
                    0,
                    Map.of("spark.master", "local[2]")),
                Progress.NONE,
                note -> {});
    assertThat(outcome.run().text("result_digest")).isEqualTo(there.run().text("result_digest"));
  }
}
