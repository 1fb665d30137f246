package org.gap2028.job.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A replacement that was killed between two of its steps, as the next command finds it. The old run
 * is of tool version "old", the new one of "new".
 */
class PublicationTest {

  @TempDir private Path directory;
  private RunPlace place;

  @BeforeEach
  void publishOldAndNewRun() throws IOException {
    place = Storage.local().place(directory.resolve("a").toString());
    publish("a", "old");
    publish("new", "new");
  }

  private void publish(String name, String version) {
    try (StagedRun staged =
        SampleRun.stage(
            Storage.local().place(directory.resolve(name).toString()), Existing.REFUSE)) {
      SampleRun.fill(staged);
      staged.publish(version);
    }
  }

  private void move(String from, String to) throws IOException {
    Files.move(directory.resolve(from), directory.resolve(to));
  }

  private void assertOnly(String version) throws IOException {
    assertThat(place.find().map(run -> run.manifest().toolVersion())).contains(version);
    assertThat(place.open().isUndamaged()).isTrue();
    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("a"));
  }

  @Test
  void isFinishedWhereTheNewRunIsWhole() throws IOException {
    move("a", ".a.replaced");
    move("new", ".a.staging");

    assertOnly("new");
  }

  @Test
  void isUndoneWhereTheNewRunIsNotWhole() throws IOException {
    move("a", ".a.replaced");
    move("new", ".a.staging");
    Files.delete(directory.resolve(".a.staging/moments.parquet"));

    assertThat(place.open().manifest().toolVersion()).isEqualTo("old");
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("a", ".a.staging");
    SampleRun.publish(place, Existing.REPLACE);
    assertOnly("0.1.0");
  }

  @Test
  void isUndoneWhereTheNewRunIsGone() throws IOException {
    move("a", ".a.replaced");
    move("new", "elsewhere");

    assertThat(place.open().manifest().toolVersion()).isEqualTo("old");
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("a", "elsewhere");
  }

  @Test
  void isFinishedWhereTheOldRunWasBeingDeleted() throws IOException {
    move("a", ".a.replaced");
    Files.delete(directory.resolve(".a.replaced/manifest.json"));
    move("new", "a");

    assertOnly("new");
  }

  @Test
  void isNotTouchedWhileAnotherProcessIsAtIt() throws IOException {
    move("a", ".a.replaced");
    move("new", ".a.staging");
    try (RunLock lock = lock(".a.lock").orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(place.find()).isEmpty();
      assertThat(directory.toFile().list())
          .containsExactlyInAnyOrder(".a.replaced", ".a.staging", ".a.lock");
    }
    assertOnly("new");
  }

  @Test
  void deletesNoOldRunInFavourOfSomethingElse() throws IOException {
    move("a", ".a.replaced");
    move("new", "elsewhere");
    Files.createDirectory(directory.resolve("a"));
    Files.writeString(directory.resolve("a/thesis.txt"), "dear");

    assertThatThrownBy(place::find)
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot use "
                + place
                + ": it is no run, and the run that was there is now "
                + directory.resolve(".a.replaced")
                + ". Move one of them away");
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("a", ".a.replaced", "elsewhere");
  }

  private Optional<RunLock> lock(String name) throws IOException {
    return HeartbeatLock.tryAcquire(
        place.store(),
        new org.apache.hadoop.fs.Path(directory.resolve(name).toUri()),
        HeartbeatLock.WATCH,
        note -> {});
  }
}
