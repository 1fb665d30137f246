package org.gap2028.job.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gap2028.job.table.DrawTables;
import org.gap2028.job.table.SampleTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

  @TempDir private Path directory;
  private RunPlace place;

  @BeforeEach
  void publish() throws IOException {
    place = Storage.local().place(directory.resolve("a").toString());
    DrawTables draws = SampleTables.draws();
    try (StagedRun staged = SampleRun.stage(place, Existing.REFUSE)) {
      SampleRun.fill(staged);
      staged.commitDraws(
          draws.inputs(),
          List.of(SampleRun.writeInputs(staged.drawStaging(draws.inputs()), "x.parquet", 5)));
      staged.publish("0.1.0");
    }
  }

  private Path file(String name) {
    return directory.resolve("a").resolve(name);
  }

  @Test
  void isFoundWhereItIs() {
    assertThat(place.find()).isPresent();
    assertThat(place.open().isUndamaged()).isTrue();
    RunPlace nothing = Storage.local().place(directory.resolve("b").toString());
    assertThat(nothing.find()).isEmpty();
    assertThatThrownBy(nothing::open)
        .isInstanceOf(StorageException.class)
        .hasMessage("Cannot open " + nothing + ": no run is there");
  }

  @Test
  void isTheSameRunWhereIdAndConfigurationAre() {
    RunDirectory run = place.open();
    byte[] other = "{}".getBytes(StandardCharsets.UTF_8);

    assertThat(run.isSameRun(SampleTables.RUN_ID, SampleRun.CONFIGURATION)).isTrue();
    assertThat(run.isSameRun(SampleTables.RUN_ID, other)).isFalse();
    assertThat(run.isSameRun("sample-1", SampleRun.CONFIGURATION)).isFalse();
  }

  @Test
  void noticesAMissingFile() throws IOException {
    Files.delete(file("moments.parquet"));

    assertThat(place.open().damages()).containsExactly("moments.parquet: it is missing");
    assertThatThrownBy(() -> place.open().table("moments"))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot read " + place + ": the run is damaged (moments.parquet: it is missing)")
        .extracting(e -> ((StorageException) e).kind())
        .isEqualTo(StorageException.Kind.DAMAGED);
    assertThat(place.open().table("events")).isEqualTo(SampleRun.table("events"));
  }

  @Test
  void noticesATruncatedFileOfDraws() throws IOException {
    byte[] bytes = Files.readAllBytes(file("draw_inputs/x.parquet"));
    Files.write(file("draw_inputs/x.parquet"), Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(place.open().damages())
        .containsExactly(
            "draw_inputs/x.parquet: it has "
                + (bytes.length - 1)
                + " bytes ("
                + bytes.length
                + ")");
    assertThat(place.open().isUndamaged()).isFalse();
  }

  @Test
  void noticesOneAlteredBit() throws IOException {
    for (ManifestFile listed : place.open().manifest().files()) {
      byte[] bytes = Files.readAllBytes(file(listed.path()));
      byte[] altered = bytes.clone();
      altered[bytes.length / 3] ^= 4;
      Files.write(file(listed.path()), altered);
      assertThat(place.open().damages())
          .containsExactly(listed.path() + ": its SHA-256 is another");
      Files.write(file(listed.path()), bytes);
    }
    assertThat(place.open().isUndamaged()).isTrue();
  }

  @Test
  void refusesAManifestThatIsNoManifest() throws IOException {
    String whole = Files.readString(file("manifest.json"));
    Files.writeString(file("manifest.json"), whole.substring(0, whole.length() / 2));
    assertThatThrownBy(place::open)
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("Cannot read " + place + "/manifest.json: Invalid JSON at line ");

    Files.writeString(file("manifest.json"), whole.replace("\"format\" : 1", "\"format\" : 2"));
    assertThatThrownBy(place::open)
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot read " + place + "/manifest.json: its format is 2, this version reads 1");

    Files.writeString(file("manifest.json"), whole.replace("\"tables\"", "\"tabels\""));
    assertThatThrownBy(place::open)
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot read " + place + "/manifest.json: a field is missing or has another type");

    Files.writeString(
        file("manifest.json"), whole.replace("moments.parquet", "../moments.parquet"));
    assertThatThrownBy(place::open)
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot read "
                + place
                + "/manifest.json: Invalid path in a manifest: '../moments.parquet'");
  }

  @Test
  void isNoRunWithoutAManifest() throws IOException {
    Files.delete(file("manifest.json"));
    assertThatThrownBy(place::open)
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("Cannot use " + place + ": it exists and is no run");
  }

  @Test
  void saysThatItHasNoSuchTable() {
    assertThatThrownBy(() -> place.open().table("sensitivity"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid table of " + place + ": sensitivity");
  }

  @Test
  void letsADamagedRunBeReplaced() throws IOException {
    Files.delete(file("moments.parquet"));
    SampleRun.publish(place, Existing.REPLACE);
    assertThat(place.open().isUndamaged()).isTrue();
    assertThat(Listing.of(directory)).isEqualTo(SampleRun.filesIn("a"));
  }
}
