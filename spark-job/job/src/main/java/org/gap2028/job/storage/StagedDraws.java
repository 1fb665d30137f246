package org.gap2028.job.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.gap2028.job.table.TableSchema;
import org.gap2028.job.table.WrittenFile;

/** The saved draws of a run that is being made. */
final class StagedDraws {

  private final StagedFiles files;
  private final Map<String, List<ManifestFile>> committed = new TreeMap<>();
  private OptionalLong limit = OptionalLong.of(0);

  StagedDraws(StagedFiles files) {
    this.files = files;
  }

  void limit(OptionalLong draws) {
    limit = draws;
  }

  OptionalLong limit() {
    return limit;
  }

  /** The files that were committed, table by table. */
  List<ManifestFile> files() {
    return committed.values().stream().flatMap(List::stream).toList();
  }

  DrawStaging staging(RunPlace place, TableSchema schema, String runId) throws IOException {
    Path directory = files.path(schema.name());
    files.store().makeDirectory(directory);
    return new DrawStaging(place.storageOfTasks(), directory, schema, runId);
  }

  /** Those of the files that an earlier attempt kept which are as their tasks wrote them. */
  List<DrawFiles> whole(List<DrawFiles> kept) {
    return kept.stream()
        .filter(pair -> files.isWhole(pair.inputsFile()) && files.isWhole(pair.outputsFile()))
        .toList();
  }

  void commit(TableSchema table, Collection<WrittenFile> written) throws IOException {
    Map<String, WrittenFile> byName = new TreeMap<>();
    for (WrittenFile file : written) {
      byName.put(file.name(), file);
    }
    for (FileStatus entry : files.store().list(files.path(table.name()))) {
      if (!byName.containsKey(entry.getPath().getName())) {
        files.store().delete(entry.getPath());
      }
    }
    List<ManifestFile> entries = new ArrayList<>();
    for (WrittenFile file : byName.values()) {
      ManifestFile entry = ManifestFile.of(table.name() + "/", file);
      if (!files.store().exists(files.path(entry.path()))) {
        throw new IOException(
            "a task wrote it, but it is not there; on a cluster the output has to be where all"
                + " machines see it");
      }
      files.requireWhole(entry);
      entries.add(entry);
    }
    committed.put(table.name(), entries);
  }
}
