package org.gap2028.job.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gap2028.job.table.DrawTables;
import org.gap2028.job.table.DrawWriter;
import org.gap2028.job.table.SampleTables;
import org.gap2028.job.table.TableData;
import org.gap2028.job.table.WrittenFile;

/** A run of {@link SampleTables} with two files of draws. */
final class SampleRun {

  static final byte[] CONFIGURATION =
      "{ \"name\" : \"sample\" }\n".getBytes(StandardCharsets.UTF_8);

  /** Files of a run without draws. */
  static final List<String> FILES =
      List.of(
          "configuration.json",
          "convergence.parquet",
          "data_dictionary.parquet",
          "differences.parquet",
          "distribution.parquet",
          "events.parquet",
          "inputs.parquet",
          "levers.parquet",
          "manifest.json",
          "moments.parquet",
          "quantiles.parquet",
          "rival.parquet",
          "run.parquet",
          "scenarios.parquet",
          "tornado.parquet");

  private SampleRun() {}

  /** The files below a directory, as {@link Listing} gives them. */
  static List<String> filesIn(String directory, String... others) {
    List<String> files = new ArrayList<>(FILES);
    files.addAll(List.of(others));
    return files.stream().map(file -> directory + "/" + file).sorted().toList();
  }

  static StagedRun stage(RunPlace place, Existing existing) {
    return place.stage(SampleTables.RUN_ID, existing, note -> {});
  }

  /** Writes all small tables and the configuration. */
  static void fill(StagedRun run) {
    SampleTables.all().forEach(run::write);
    run.writeConfiguration(CONFIGURATION);
  }

  static RunDirectory publish(RunPlace place, Existing existing) {
    try (StagedRun run = stage(place, existing)) {
      fill(run);
      return run.publish("0.1.0");
    }
  }

  /** Writes a file of {@code n} draws of inputs. */
  static WrittenFile writeInputs(DrawStaging staging, String name, int n) throws IOException {
    int columns = staging.schema().columns().size() - 3;
    double[][] values =
        Stream.generate(() -> new double[n]).limit(columns).toArray(double[][]::new);
    try (DrawWriter writer = staging.open(name)) {
      writer.append(0, 0, values, n);
      return writer.finish();
    }
  }

  /** A run that dies when two pairs of files of draws are finished and kept, and a third is not. */
  static void keepDraws(RunPlace place) throws IOException {
    DrawTables tables = SampleTables.draws();
    try (StagedRun run = stage(place, Existing.REFUSE)) {
      run.keepProgress(CONFIGURATION, Map.of(), List.of());
      DrawStaging inputs = run.drawStaging(tables.inputs());
      DrawStaging outputs = run.drawStaging(tables.outputs());
      List<DrawFiles> finished = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        String name = i + ".parquet";
        finished.add(
            new DrawFiles(5L * i, writeInputs(inputs, name, 5), writeOutputs(outputs, name, 5)));
      }
      writeInputs(inputs, "2.parquet", 5);
      run.keepDraws(finished);
    }
  }

  private static WrittenFile writeOutputs(DrawStaging staging, String name, int n)
      throws IOException {
    try (DrawWriter writer = staging.open(name)) {
      writer.append(0, 0, "baseline", new double[staging.schema().columns().size() - 4][n], n);
      return writer.finish();
    }
  }

  static TableData table(String name) {
    return SampleTables.results().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
