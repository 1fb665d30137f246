package org.gap2028.job.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.AccessControlException;
import org.gap2028.job.table.DrawTables;
import org.gap2028.job.table.DrawWriter;
import org.gap2028.job.table.MomentsRow;
import org.gap2028.job.table.SampleTables;
import org.gap2028.job.table.Sha256;
import org.gap2028.job.table.WrittenFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagedRunTest {

  private static final DrawTables DRAWS = SampleTables.draws();

  @TempDir private Path directory;

  private RunPlace place(String name) {
    return Storage.local().place(directory.resolve(name).toString());
  }

  @Test
  void publishesAWholeRunAndNothingElse() throws IOException {
    RunDirectory run = SampleRun.publish(place("runs/a"), Existing.REFUSE);

    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("runs/a"));
    assertThat(run.path()).isEqualTo(directory.resolve("runs/a").toString());
    assertThat(run.isUndamaged()).isTrue();
    assertThat(run.tableNames().stream().map(run::table)).isEqualTo(SampleTables.all());
    assertThat(run.configuration()).isEqualTo(SampleRun.CONFIGURATION);
    assertThat(run.savedDraws()).isZero();
  }

  @Test
  void listsEveryFileInTheManifest() throws IOException {
    Manifest manifest = SampleRun.publish(place("a"), Existing.REFUSE).manifest();

    assertThat(manifest.format()).isEqualTo(1);
    assertThat(manifest.runId()).isEqualTo(SampleTables.RUN_ID);
    assertThat(manifest.toolVersion()).isEqualTo("0.1.0");
    assertThat(manifest.files()).hasSize(SampleRun.FILES.size() - 1);
    for (ManifestFile file : manifest.files()) {
      byte[] bytes = Files.readAllBytes(directory.resolve("a").resolve(file.path()));
      assertThat(file.bytes()).isEqualTo(bytes.length);
      assertThat(file.sha256()).isEqualTo(Sha256.of(bytes));
    }
    assertThat(manifest.configuration().rows()).isEmpty();
    assertThat(
            manifest.tables().stream()
                .filter(file -> file.path().equals("moments.parquet"))
                .map(ManifestFile::rows))
        .containsExactly(OptionalLong.of(2));
  }

  @Test
  void writesAManifestThatProgramsCanRead() throws IOException {
    Manifest manifest =
        new Manifest(
            1,
            "r-1",
            "0.1.0",
            List.of(new ManifestFile("moments.parquet", OptionalLong.of(2), 10, "ab")),
            List.of(new ManifestFile("draw_inputs/x.parquet", OptionalLong.of(3), 11, "cd")),
            List.of(
                new ManifestFile("state/replicate-0000-9.tally", OptionalLong.empty(), 13, "ab")),
            OptionalLong.of(5),
            new ManifestFile("configuration.json", OptionalLong.empty(), 12, "ef"));

    assertThat(new String(manifest.toJson(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
              "format" : 1,
              "run_id" : "r-1",
              "tool_version" : "0.1.0",
              "tables" : [
                {
                  "table" : "moments",
                  "path" : "moments.parquet",
                  "rows" : 2,
                  "bytes" : 10,
                  "sha256" : "ab"
                }
              ],
              "draws" : [
                {
                  "table" : "draw_inputs",
                  "path" : "draw_inputs/x.parquet",
                  "rows" : 3,
                  "bytes" : 11,
                  "sha256" : "cd"
                }
              ],
              "draw_limit" : 5,
              "state" : [
                {
                  "path" : "state/replicate-0000-9.tally",
                  "bytes" : 13,
                  "sha256" : "ab"
                }
              ],
              "configuration" : {
                "path" : "configuration.json",
                "bytes" : 12,
                "sha256" : "ef"
              }
            }
            """);
    assertThat(Manifest.ofJson(manifest.toJson())).isEqualTo(manifest);
  }

  @Test
  void publishesTheFilesOfSuccessfulTasksAndDeletesOthers() throws IOException {
    RunDirectory run;
    try (StagedRun staged = SampleRun.stage(place("a"), Existing.REFUSE)) {
      DrawStaging draws = staged.drawStaging(DRAWS.inputs());
      WrittenFile second = SampleRun.writeInputs(draws, "2-1.parquet", 20);
      SampleRun.writeInputs(draws, "1-0.parquet", 10);
      WrittenFile first = SampleRun.writeInputs(draws, "1-1.parquet", 10);
      try (DrawWriter abandoned = draws.open("3-0.parquet")) {
        abandoned.append(0, 0, new double[24][1], 1);
      }
      staged.commitDraws(DRAWS.inputs(), List.of(second, first));
      SampleRun.fill(staged);
      run = staged.publish("0.1.0");
    }

    assertThat(Listing.of(directory))
        .isEqualTo(SampleRun.filesIn("a", "draw_inputs/1-1.parquet", "draw_inputs/2-1.parquet"));
    assertThat(run.manifest().draws().stream().map(ManifestFile::path))
        .containsExactly("draw_inputs/1-1.parquet", "draw_inputs/2-1.parquet");
    assertThat(run.savedDraws()).isEqualTo(30);
    assertThat(run.isUndamaged()).isTrue();
  }

  @Test
  void keepsFinishedFilesOfDrawsForTheSameRun() throws IOException {
    SampleRun.keepDraws(place("a"));
    assertThat(Listing.of(directory))
        .filteredOn(name -> name.contains("draw_"))
        .containsExactly(
            ".a.staging/draw_inputs/0.parquet",
            ".a.staging/draw_inputs/1.parquet",
            ".a.staging/draw_outputs/0.parquet",
            ".a.staging/draw_outputs/1.parquet");
    Files.write(directory.resolve(".a.staging/draw_outputs/1.parquet"), new byte[9]);

    try (StagedRun staged = SampleRun.stage(place("a"), Existing.REFUSE)) {
      staged.drawStaging(DRAWS.inputs());
      staged.drawStaging(DRAWS.outputs());
      assertThat(staged.keptDraws()).extracting(DrawFiles::firstDraw).containsExactly(0L);
      staged.forgetProgress();
      assertThat(staged.keptDraws()).isEmpty();
    }
    assertThat(Listing.of(directory)).isEmpty();
  }

  @Test
  void writesDrawsFromATaskThatWasSentTheStaging() throws Exception {
    for (Storage storage : List.of(Storage.local(), Storage.of(new Configuration()))) {
      try (StagedRun staged =
          SampleRun.stage(storage.place(directory.resolve("a").toString()), Existing.REFUSE)) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
          out.writeObject(staged.drawStaging(DRAWS.inputs()));
        }
        DrawStaging sent;
        try (ObjectInputStream in =
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
          sent = (DrawStaging) in.readObject();
        }
        WrittenFile file = SampleRun.writeInputs(sent, "x.parquet", 5);
        staged.commitDraws(DRAWS.inputs(), List.of(file));
      }
    }
    assertThat(Listing.of(directory)).isEmpty();
  }

  @Test
  void saysThatATasksFileIsNotWhereTheDriverLooks() throws IOException {
    RunPlace place = place("a");
    try (StagedRun staged = SampleRun.stage(place, Existing.REFUSE)) {
      staged.drawStaging(DRAWS.inputs());
      WrittenFile elsewhere = new WrittenFile("x.parquet", 1, 1, "00");
      assertThatThrownBy(() -> staged.commitDraws(DRAWS.inputs(), List.of(elsewhere)))
          .isInstanceOf(StorageException.class)
          .hasMessage(
              "Cannot write "
                  + place
                  + "/draw_inputs: a task wrote it, but it is not there; on a cluster the output"
                  + " has to be where all machines see it. Free space there, or choose another"
                  + " directory with --output; nothing was published");
    }
  }

  @Test
  void refusesAFileThatIsNotAsItsTaskWroteIt() throws IOException {
    try (StagedRun staged = SampleRun.stage(place("a"), Existing.REFUSE)) {
      DrawStaging draws = staged.drawStaging(DRAWS.inputs());
      WrittenFile file = SampleRun.writeInputs(draws, "x.parquet", 5);
      WrittenFile wrong = new WrittenFile(file.name(), 6, file.bytes(), file.sha256());
      assertThatThrownBy(() -> staged.commitDraws(DRAWS.inputs(), List.of(wrong)))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("draw_inputs/x.parquet: it has 5 rows (6)");
    }
  }

  @Test
  void leavesNothingUnlessPublished() throws IOException {
    try (StagedRun staged = SampleRun.stage(place("a"), Existing.REFUSE)) {
      SampleRun.fill(staged);
      SampleRun.writeInputs(staged.drawStaging(DRAWS.inputs()), "x.parquet", 5);
      assertThat(Files.exists(directory.resolve("a"))).isFalse();
    }
    assertThat(Listing.of(directory)).isEmpty();
  }

  @Test
  void mayBeClosedTwice() throws IOException {
    StagedRun staged = SampleRun.stage(place("a"), Existing.REFUSE);
    staged.close();
    SampleRun.publish(place("a"), Existing.REFUSE);
    staged.close();
    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("a"));
    assertThatThrownBy(() -> SampleRun.fill(staged))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot write " + place("a") + ": the staged run is closed");
  }

  @Test
  void refusesAnExistingRunAndNamesTheWaysOn() throws IOException {
    SampleRun.publish(place("a"), Existing.REFUSE);

    assertThatThrownBy(() -> SampleRun.stage(place("a"), Existing.REFUSE))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot write "
                + place("a")
                + ": a run is there already. Choose another directory with --output, or replace it"
                + " with --overwrite")
        .extracting(e -> ((StorageException) e).kind())
        .isEqualTo(StorageException.Kind.REFUSED);
    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REFUSE", "REPLACE"})
  void neverReplacesWhatIsNoRun(Existing existing) throws IOException {
    Files.createDirectories(directory.resolve("home"));
    Files.writeString(directory.resolve("home/thesis.txt"), "dear");

    assertThatThrownBy(() -> SampleRun.stage(place("home"), existing))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot use "
                + place("home")
                + ": it exists and is no run. Choose another directory with --output");
    assertThat(Listing.of(directory)).containsExactly("home/thesis.txt");
  }

  @Test
  void neverReplacesADirectoryWithSomeoneElsesManifest() throws IOException {
    Files.createDirectories(directory.resolve("site"));
    Files.writeString(directory.resolve("site/manifest.json"), "{\"short_name\":\"web\"}");

    assertThatThrownBy(() -> SampleRun.stage(place("site"), Existing.REPLACE))
        .isInstanceOf(StorageException.class)
        .hasMessage("Cannot read " + place("site") + "/manifest.json: it has no format and run_id");
    assertThat(Listing.of(directory)).containsExactly("site/manifest.json");
  }

  @Test
  void refusesAPlaceBelowAFile() throws IOException {
    Files.writeString(directory.resolve("file"), "x");

    assertThatThrownBy(() -> SampleRun.stage(place("file/runs/a"), Existing.REFUSE))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("Cannot write " + place("file/runs/a") + ": ")
        .hasMessageEndingWith(". Choose another directory with --output")
        .extracting(e -> ((StorageException) e).kind())
        .isEqualTo(StorageException.Kind.REFUSED);
    assertThatThrownBy(() -> SampleRun.stage(place("file"), Existing.REPLACE))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("Cannot use " + place("file") + ": it exists and is no run");
    assertThat(Listing.of(directory)).containsExactly("file");
  }

  @Test
  void replacesARunOnlyOnceTheNewOneIsWhole() throws IOException {
    SampleRun.publish(place("a"), Existing.REFUSE);
    Files.writeString(directory.resolve("a/report.html"), "derived from the old run");
    try (StagedRun staged = SampleRun.stage(place("a"), Existing.REPLACE)) {
      SampleRun.fill(staged);
      assertThat(place("a").open().isUndamaged()).isTrue();
      assertThat(Files.exists(directory.resolve("a/report.html"))).isTrue();
      staged.publish("0.2.0");
    }
    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("a"));
    assertThat(place("a").open().manifest().toolVersion()).isEqualTo("0.2.0");
  }

  @Test
  void keepsTheOldRunWhereTheNewOneFails() throws IOException {
    SampleRun.publish(place("a"), Existing.REFUSE);
    try (StagedRun staged = SampleRun.stage(place("a"), Existing.REPLACE)) {
      SampleRun.fill(staged);
    }
    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("a"));
    assertThat(place("a").open().isUndamaged()).isTrue();
  }

  @Test
  void letsOneRunAtATimeWriteToAPlace() throws IOException {
    try (StagedRun first = SampleRun.stage(place("a"), Existing.REFUSE)) {
      SampleRun.fill(first);
      assertThatThrownBy(() -> SampleRun.stage(place("a"), Existing.REPLACE))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith(
              "Cannot write " + place("a") + ": another run is being made there");
      SampleRun.publish(place("b"), Existing.REFUSE);
      first.publish("0.1.0");
    }
    assertThat(Listing.of(directory))
        .hasSize(2 * SampleRun.FILES.size())
        .containsAll(SampleRun.filesIn("a"))
        .containsAll(SampleRun.filesIn("b"));
  }

  @Test
  void removesWhatADeadRunLeft() throws IOException {
    Files.createDirectories(directory.resolve(".a.staging/draw_inputs"));
    Files.writeString(directory.resolve(".a.staging/draw_inputs/x.parquet"), "half");
    Files.writeString(directory.resolve(".a.lock"), "");

    SampleRun.publish(place("a"), Existing.REFUSE);

    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("a"));
  }

  @Test
  void doesNotPublishAFileThatChangedAfterItWasWritten() throws IOException {
    try (StagedRun staged = SampleRun.stage(place("a"), Existing.REFUSE)) {
      SampleRun.fill(staged);
      Path file = directory.resolve(".a.staging/moments.parquet");
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
      assertThatThrownBy(() -> staged.publish("0.1.0"))
          .isInstanceOf(StorageException.class)
          .hasMessage(
              "Cannot publish "
                  + place("a")
                  + ": moments.parquet: it does not hold what was written. Free space there, or"
                  + " choose another directory with --output; nothing was published")
          .extracting(e -> ((StorageException) e).kind())
          .isEqualTo(StorageException.Kind.FAILED);
    }
    assertThat(Listing.of(directory)).isEmpty();
  }

  @Test
  void doesNotPublishOverWhatAppearedMeanwhile() throws IOException {
    try (StagedRun staged = SampleRun.stage(place("a"), Existing.REFUSE)) {
      SampleRun.fill(staged);
      Files.createDirectories(directory.resolve("a"));
      Files.writeString(directory.resolve("a/thesis.txt"), "dear");
      assertThatThrownBy(() -> staged.publish("0.1.0"))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("Cannot use " + place("a") + ": it exists and is no run");
    }
    assertThat(Listing.of(directory)).containsExactly("a/thesis.txt");
  }

  @Test
  void refusesATableTwiceOrOfAnotherRun() {
    try (StagedRun staged = SampleRun.stage(place("a"), Existing.REFUSE)) {
      staged.write(SampleRun.table("moments"));
      assertThatThrownBy(() -> staged.write(SampleRun.table("moments")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Cannot write table moments twice");
    }
    try (StagedRun staged = place("a").stage("another-1", Existing.REFUSE, note -> {})) {
      staged.write(MomentsRow.TABLE.rows("another-1", List.of()));
      assertThatThrownBy(() -> staged.write(SampleRun.table("events")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Cannot write table events: it has rows of another run than another-1");
    }
  }

  @Test
  void refusesToPublishWithoutConfiguration() {
    try (StagedRun staged = SampleRun.stage(place("a"), Existing.REFUSE)) {
      assertThatThrownBy(() -> staged.publish("0.1.0"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Cannot publish " + place("a") + ": it is closed or has no configuration");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"with space", "a:b", "100%", "%20", "größe", "a#b?c", "it's", "x;y", "a\\b"})
  void takesAnyNameALocalDirectoryMayHave(String name) throws IOException {
    for (Existing existing : Existing.values()) {
      try (StagedRun staged = SampleRun.stage(place(name), existing)) {
        staged.write(SampleRun.table("moments"));
        staged.writeConfiguration(SampleRun.CONFIGURATION);
        staged.publish("0.1.0");
      }
    }
    assertThat(Listing.of(directory))
        .containsExactly(
            name + "/configuration.json", name + "/manifest.json", name + "/moments.parquet");
  }

  @Test
  void followsALinkToWhereRunsAreKept() throws IOException {
    Files.createDirectory(directory.resolve("disk"));
    Files.createSymbolicLink(directory.resolve("runs"), directory.resolve("disk"));

    SampleRun.publish(place("runs/a"), Existing.REFUSE);

    assertThat(Listing.of(directory.resolve("disk"))).isEqualTo(SampleRun.filesIn("a"));
  }

  @Test
  void takesRelativePathsAndUris() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    SampleRun.publish(
        Storage.local().place(here.relativize(directory.resolve("a")).toString()), Existing.REFUSE);
    SampleRun.publish(
        Storage.of(new Configuration()).place("file:" + directory.resolve("b") + "/"),
        Existing.REFUSE);
    SampleRun.publish(
        Storage.local().place("file://" + directory.resolve("x/../c")), Existing.REFUSE);

    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void givesTheReasonOfAFailureInWords() {
    assertThat(
            Stream.of(
                    new AccessDeniedException("/a"),
                    new AccessControlException("Permission denied: user=x"),
                    new NoSuchFileException("/a"),
                    new FileAlreadyExistsException("/a"),
                    new FileSystemException("/a", null, "Read-only file system"),
                    new IOException("No space left on device"),
                    new EOFException())
                .map(StorageException::reason))
        .containsExactly(
            "permission denied",
            "permission denied",
            "there is no such file",
            "/a is in the way",
            "Read-only file system",
            "No space left on device",
            "EOFException");
  }

  @Test
  void refusesPathsThatCannotBeARun() {
    assertThatThrownBy(() -> Storage.local().place(" "))
        .isInstanceOf(StorageException.class)
        .hasMessage("Invalid path of a run: ' ' (it is empty)");
    assertThatThrownBy(() -> Storage.local().place("/"))
        .isInstanceOf(StorageException.class)
        .hasMessage("Invalid path of a run: '/' (it has no name)");
    assertThatThrownBy(() -> Storage.local().place("gopher://x/y"))
        .isInstanceOf(StorageException.class)
        .hasMessage("Invalid path of a run: 'gopher://x/y' (No FileSystem for scheme \"gopher\")");
  }

  @Test
  void aProbeTellsWhetherTasksSeeTheStagedRun() throws IOException {
    try (StagedRun staged = SampleRun.stage(place("a"), Existing.REFUSE)) {
      StagingProbe probe = staged.probe().orElseThrow();
      assertThat(probe.look("x.parquet")).isEmpty();
      assertThat(probe.look("x.parquet")).contains("cannot write to");
      staged.endProbe();
      assertThat(probe.look("y.parquet"))
          .contains("does not see " + directory.resolve(".a.staging/.probe"))
          .contains("where all machines see it");
      SampleRun.fill(staged);
      staged.publish("0.1.0");
    }
    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("a"));
  }
}
