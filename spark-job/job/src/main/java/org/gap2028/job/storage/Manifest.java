package org.gap2028.job.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.gap2028.job.json.JsonReader;
import org.gap2028.job.json.JsonWriter;

/**
 * The manifest of a run: what makes a directory a run. It is written last and lists every file of
 * the run but itself and what can be made again from the others.
 *
 * @param format version of the meaning of the tables, {@link #FORMAT} in what this program writes
 * @param runId id of the run
 * @param toolVersion version of the program that wrote the run
 * @param tables the small tables, one Parquet file each, in the order in which they were written
 * @param draws the saved draws' Parquet files; empty where none were saved
 * @param state tallies, one file for each replicate in order, from which the run can be extended;
 *     empty where they were left out
 * @param drawLimit draws with ids below this were to be saved, 0 for none; empty for all
 * @param configuration the resolved configuration
 */
public record Manifest(
    long format,
    String runId,
    String toolVersion,
    List<ManifestFile> tables,
    List<ManifestFile> draws,
    List<ManifestFile> state,
    OptionalLong drawLimit,
    ManifestFile configuration) {

  /** Raised when the meaning of a table changes. */
  public static final long FORMAT = 1;

  /** Name of the manifest in a run's directory. */
  public static final String NAME = "manifest.json";

  /** Name of the resolved configuration in a run's directory. */
  public static final String CONFIGURATION = "configuration.json";

  /** Suffix of the small tables' files. */
  static final String SUFFIX = ".parquet";

  /** Refuses a manifest without an id. */
  public Manifest {
    tables = List.copyOf(tables);
    draws = List.copyOf(draws);
    state = List.copyOf(state);
    if (runId.isEmpty()) {
      throw new IllegalArgumentException("Invalid run_id: it is empty");
    }
  }

  /** All files that the manifest lists. */
  public List<ManifestFile> files() {
    return Stream.of(tables.stream(), draws.stream(), state.stream(), Stream.of(configuration))
        .flatMap(files -> files)
        .toList();
  }

  byte[] toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", format);
    json.put("run_id", runId);
    json.put("tool_version", toolVersion);
    List<Map<String, Object>> tableList = new ArrayList<>();
    for (ManifestFile file : tables) {
      Map<String, Object> table = new LinkedHashMap<>();
      table.put("table", file.path().substring(0, file.path().length() - SUFFIX.length()));
      table.putAll(file.toJson());
      tableList.add(table);
    }
    json.put("tables", tableList);
    List<Map<String, Object>> drawList = new ArrayList<>();
    for (ManifestFile file : draws) {
      Map<String, Object> draw = new LinkedHashMap<>();
      draw.put("table", file.path().substring(0, file.path().indexOf('/')));
      draw.putAll(file.toJson());
      drawList.add(draw);
    }
    json.put("draws", drawList);
    if (drawLimit.isEmpty()) {
      json.put("draw_limit", null);
    } else if (drawLimit.getAsLong() > 0) {
      json.put("draw_limit", drawLimit.getAsLong());
    }
    if (!state.isEmpty()) {
      json.put("state", state.stream().map(ManifestFile::toJson).toList());
    }
    json.put("configuration", configuration.toJson());
    return JsonWriter.toBytes(json);
  }

  /**
   * The manifest that a file holds.
   *
   * @throws IllegalArgumentException if it is no manifest, or one of a format that this program
   *     does not know
   */
  static Manifest ofJson(byte[] utf8) {
    Object json = JsonReader.parse(utf8);
    if (!(json instanceof Map<?, ?> map)
        || !(map.get("format") instanceof Long format)
        || !(map.get("run_id") instanceof String runId)) {
      throw new IllegalArgumentException("it has no format and run_id");
    }
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "its format is " + format + ", this version reads " + FORMAT);
    }
    try {
      return new Manifest(
          format,
          runId,
          (String) map.get("tool_version"),
          ((List<?>) map.get("tables")).stream().map(ManifestFile::ofJson).toList(),
          ((List<?>) map.get("draws")).stream().map(ManifestFile::ofJson).toList(),
          map.get("state") instanceof List<?> state
              ? state.stream().map(ManifestFile::ofJson).toList()
              : List.of(),
          drawLimit(map),
          ManifestFile.ofJson(map.get("configuration")));
    } catch (ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException("a field is missing or has another type", e);
    }
  }

  private static OptionalLong drawLimit(Map<?, ?> map) {
    if (!map.containsKey("draw_limit")) {
      return OptionalLong.of(0);
    }
    return map.get("draw_limit") instanceof Long limit
        ? OptionalLong.of(limit)
        : OptionalLong.empty();
  }
}
