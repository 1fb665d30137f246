package org.gap2028.job.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.gap2028.job.table.DrawTables;
import org.gap2028.job.table.SampleTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that cannot do everything, and stores that fail on the way. */
class OtherStoresTest {

  private static final DrawTables DRAWS = SampleTables.draws();

  @TempDir private Path directory;

  private RunPlace place(String... troubles) {
    return Storage.of(StubFileSystem.configuration(troubles))
        .place("stub:" + directory.resolve("a"));
  }

  /** As an object store: no rename, and a flat listing. */
  private RunPlace withoutRename() {
    return place("stub.rename", "unsupported", "stub.flat", directory.toString());
  }

  @Test
  void publishesByRenameOnAStoreThatTurnsOutToHaveIt() throws IOException {
    try (StagedRun staged = SampleRun.stage(place(), Existing.REFUSE)) {
      SampleRun.fill(staged);
      assertThat(directory.toFile().list()).containsExactlyInAnyOrder(".a.staging", ".a.lock");
      staged.publish("0.1.0");
    }
    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("a"));
  }

  @Test
  void writesInPlaceWithoutRenameManifestLast() throws IOException {
    try (StagedRun staged = SampleRun.stage(withoutRename(), Existing.REFUSE)) {
      assertThat(Listing.of(directory)).containsExactly(".a.lock");
      SampleRun.fill(staged);
      staged.commitDraws(
          DRAWS.inputs(),
          List.of(SampleRun.writeInputs(staged.drawStaging(DRAWS.inputs()), "x.parquet", 5)));
      assertThat(Listing.of(directory))
          .contains("a/_unfinished.json", "a/moments.parquet")
          .doesNotContain("a/manifest.json");
      assertThat(withoutRename().find()).isEmpty();
      staged.publish("0.1.0");
    }
    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("a", "draw_inputs/x.parquet"));
    assertThat(withoutRename().open().isUndamaged()).isTrue();
  }

  @Test
  void hasNoDirectoriesWithoutFiles() throws IOException {
    Store store = withoutRename().store();
    org.apache.hadoop.fs.Path below =
        new org.apache.hadoop.fs.Path("stub:" + directory.resolve("b/c"));
    store.makeDirectory(below);
    assertThat(store.exists(below)).isFalse();
    org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(below, "d");
    store.write(file, new byte[1]);
    assertThat(store.isDirectory(below)).isTrue();
    store.delete(file);
    assertThat(store.exists(below.getParent())).isFalse();
  }

  @Test
  void keepsProgressBesideThePlaceAndForgetsItOncePublished() throws IOException {
    byte[] config = SampleRun.CONFIGURATION;
    try (StagedRun staged = SampleRun.stage(withoutRename(), Existing.REFUSE)) {
      assertThat(staged.probe()).isEmpty();
      staged.keepProgress(config, Map.of(), List.of());
      assertThat(staged.hasProgress()).isTrue();
    }
    assertThat(Listing.of(directory)).isNotEmpty().allMatch(file -> file.startsWith(".a.staging/"));
    SampleRun.publish(withoutRename(), Existing.REFUSE);
    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("a"));
  }

  @Test
  void leavesNothingInPlaceUnlessPublished() throws IOException {
    try (StagedRun staged = SampleRun.stage(withoutRename(), Existing.REFUSE)) {
      SampleRun.fill(staged);
    }
    assertThat(Listing.of(directory)).isEmpty();
  }

  @Test
  void keepsTheOldRunInPlaceUntilTheFirstFileOfTheNewOne() throws IOException {
    SampleRun.publish(withoutRename(), Existing.REFUSE);
    Files.writeString(directory.resolve("a/report.html"), "derived from the old run");
    try (StagedRun staged = SampleRun.stage(withoutRename(), Existing.REPLACE)) {
      assertThat(staged.runId()).isEqualTo(SampleTables.RUN_ID);
      assertThat(withoutRename().open().isUndamaged()).isTrue();
    }
    assertThat(withoutRename().open().isUndamaged()).isTrue();

    SampleRun.publish(withoutRename(), Existing.REPLACE);

    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("a"));
  }

  @Test
  void beginsAnewWhereARunInPlaceDied() throws IOException {
    Files.createDirectories(directory.resolve("a/draw_inputs"));
    Files.writeString(directory.resolve("a/_unfinished.json"), "{}");
    Files.writeString(directory.resolve("a/draw_inputs/x.parquet"), "half");

    SampleRun.publish(withoutRename(), Existing.REFUSE);

    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("a"));
  }

  @Test
  void keepsFinishedFilesOfDrawsInPlace() throws IOException {
    SampleRun.keepDraws(withoutRename());
    assertThat(withoutRename().find()).isEmpty();
    assertThat(Listing.of(directory))
        .filteredOn(name -> name.startsWith("a/"))
        .containsExactly(
            "a/_unfinished.json",
            "a/draw_inputs/0.parquet",
            "a/draw_inputs/1.parquet",
            "a/draw_outputs/0.parquet",
            "a/draw_outputs/1.parquet");

    try (StagedRun staged = SampleRun.stage(withoutRename(), Existing.REFUSE)) {
      SampleRun.fill(staged);
      staged.drawStaging(DRAWS.inputs());
      staged.drawStaging(DRAWS.outputs());
      List<DrawFiles> kept = staged.keptDraws();
      assertThat(kept).extracting(DrawFiles::firstDraw).containsExactly(0L, 5L);
      staged.commitDraws(DRAWS.inputs(), kept.stream().map(DrawFiles::inputs).toList());
      staged.commitDraws(DRAWS.outputs(), kept.stream().map(DrawFiles::outputs).toList());
      staged.publish("0.1.0");
    }
    assertThat(Listing.of(directory))
        .isEqualTo(
            SampleRun.filesIn(
                "a",
                "draw_inputs/0.parquet",
                "draw_inputs/1.parquet",
                "draw_outputs/0.parquet",
                "draw_outputs/1.parquet"));
    assertThat(withoutRename().open().isUndamaged()).isTrue();
  }

  @Test
  void neverWritesInPlaceIntoWhatIsNoRun() throws IOException {
    Files.createDirectories(directory.resolve("a"));
    Files.writeString(directory.resolve("a/thesis.txt"), "dear");
    assertThatThrownBy(() -> SampleRun.stage(withoutRename(), Existing.REPLACE))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("it exists and is no run");
    assertThat(Listing.of(directory)).containsExactly("a/thesis.txt");
  }

  @Test
  void publishesNothingWhereTheDiskIsFull() throws IOException {
    RunPlace place = place("stub.full", "moments.parquet");
    try (StagedRun staged = SampleRun.stage(place, Existing.REFUSE)) {
      assertThatThrownBy(() -> SampleRun.fill(staged))
          .isInstanceOf(StorageException.class)
          .hasMessage(
              "Cannot write "
                  + place
                  + "/moments.parquet: No space left on device. Free space there, or choose another"
                  + " directory with --output; nothing was published")
          .extracting(e -> ((StorageException) e).kind())
          .isEqualTo(StorageException.Kind.FAILED);
    }
    assertThat(Listing.of(directory)).isEmpty();
  }

  @Test
  void saysPlainlyThatALocalDiskIsFull() {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();
    Store local = new Store(LocalFiles.open(new Configuration(false)));
    assertThatThrownBy(
            () -> local.write(new org.apache.hadoop.fs.Path(full.toString()), new byte[1 << 20]))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
  }

  @Test
  void publishesNothingWhereTheDiskIsFullForTheManifest() throws IOException {
    SampleRun.publish(place(), Existing.REFUSE);
    RunPlace place = place("stub.full", "manifest.json");
    try (StagedRun staged = SampleRun.stage(place, Existing.REPLACE)) {
      SampleRun.fill(staged);
      assertThatThrownBy(() -> staged.publish("0.2.0"))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("Cannot publish " + place + ": No space left on device. ");
    }
    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("a"));
    assertThat(place().open().manifest().toolVersion()).isEqualTo("0.1.0");
  }

  @Test
  void givesATasksFailureOnAFullDiskAndLeavesNoFile() throws IOException {
    RunPlace place = place("stub.full", "x.parquet");
    try (StagedRun staged = SampleRun.stage(place, Existing.REFUSE)) {
      DrawStaging draws = staged.drawStaging(DRAWS.inputs());
      assertThatThrownBy(() -> SampleRun.writeInputs(draws, "x.parquet", 5))
          .isInstanceOf(IOException.class)
          .hasMessage("No space left on device");
      assertThat(Listing.of(directory)).containsExactly(".a.lock", ".a.staging/draw_inputs");
    }
    assertThat(Listing.of(directory)).isEmpty();
  }

  @Test
  void refusesAPlaceWithoutPermission() throws IOException {
    RunPlace place = place("stub.denied", directory.getFileName().toString());
    assertThatThrownBy(() -> SampleRun.stage(place, Existing.REFUSE))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot write " + place + ": permission denied. Choose another directory with --output")
        .extracting(e -> ((StorageException) e).kind())
        .isEqualTo(StorageException.Kind.REFUSED);
    assertThat(Listing.of(directory)).isEmpty();
  }

  @Test
  void publishesNothingWhereTheRenameIsRefused() throws IOException {
    RunPlace place = place("stub.rename", "refuse");
    try (StagedRun staged = SampleRun.stage(place, Existing.REFUSE)) {
      SampleRun.fill(staged);
      assertThatThrownBy(() -> staged.publish("0.1.0"))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("Cannot publish " + place + ": the file system refused. ");
    }
    assertThat(Listing.of(directory)).isEmpty();
  }

  @Test
  void putsTheOldRunBackWhereTheRenameOfTheNewOneFails() throws IOException {
    SampleRun.publish(place(), Existing.REFUSE);
    RunPlace place = place("stub.rename", "into");
    try (StagedRun staged = SampleRun.stage(place, Existing.REPLACE)) {
      SampleRun.fill(staged);
      // The old run cannot be put back by this store either; the next command does it.
      assertThatThrownBy(() -> staged.publish("0.2.0")).isInstanceOf(StorageException.class);
    }
    Files.delete(directory.resolve("a"));
    assertThat(place().open().manifest().toolVersion()).isEqualTo("0.1.0");
    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("a"));
  }

  @Test
  void noticesThatTheRunWasMovedIntoADirectoryThatAppeared() throws IOException {
    RunPlace place = place("stub.rename", "into");
    try (StagedRun staged = SampleRun.stage(place, Existing.REFUSE)) {
      SampleRun.fill(staged);
      assertThatThrownBy(() -> staged.publish("0.1.0"))
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith(
              "Cannot publish "
                  + place
                  + ": stub:"
                  + directory.resolve("a")
                  + " appeared in the way. ");
    }
    // What appeared is not ours to delete.
    assertThat(Listing.of(directory)).containsExactly("a");
  }
}
