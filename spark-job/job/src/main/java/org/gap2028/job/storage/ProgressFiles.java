package org.gap2028.job.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.json.JsonReader;
import org.gap2028.job.json.JsonWriter;

/**
 * The progress of a run that is being made, in its staging directory: tallies in {@code state}, and
 * {@code .progress-N.json} that lists them and the files of draws that are finished. Each time it
 * is kept N rises by one: first new tallies are written, then the list, and then what the list
 * before had more is deleted. So there is one whole list at any moment, and no more than two files
 * for each replicate.
 */
final class ProgressFiles {

  private static final String PREFIX = ".progress-";
  private static final String SUFFIX = ".json";

  private final Store store;
  private final Path directory;
  private final TallyFiles tallies;
  private final Map<Integer, ManifestFile> files = new TreeMap<>();
  private String runId = "";
  private String configuration = "";
  private List<?> notes = List.of();
  private List<DrawFiles> draws = List.of();
  private long number;

  /**
   * Progress in a staging directory.
   *
   * @param directory the directory, which may not exist
   */
  ProgressFiles(Store store, Path directory) {
    this.store = store;
    this.directory = directory;
    tallies = new TallyFiles(store, directory);
  }

  /**
   * Reads what was kept last. Lists that are not whole are passed over.
   *
   * @return empty where nothing was kept
   * @throws IOException if tallies are missing or damaged
   */
  Optional<RunProgress> read() throws IOException {
    List<Path> lists = lists();
    for (int i = lists.size() - 1; i >= 0; i--) {
      Optional<Map<?, ?>> list = list(lists.get(i));
      if (list.isPresent()) {
        number = number(lists.get(i));
        return Optional.of(progress(list.get()));
      }
    }
    return Optional.empty();
  }

  private RunProgress progress(Map<?, ?> list) throws IOException {
    files.clear();
    Map<Integer, PackedTally> read = new TreeMap<>();
    for (Object entry : (List<?>) list.get("state")) {
      int replicate = Math.toIntExact((Long) ((Map<?, ?>) entry).get("replicate"));
      ManifestFile file = ManifestFile.ofJson(entry);
      read.put(replicate, tallies.read(replicate, file));
      files.put(replicate, file);
    }
    runId = (String) list.get("run_id");
    configuration = (String) list.get("configuration");
    notes = (List<?>) list.get("notes");
    draws = ((List<?>) list.get("draws")).stream().map(DrawFiles::ofJson).toList();
    return new RunProgress(
        runId, configuration.getBytes(StandardCharsets.UTF_8), read, List.copyOf(notes));
  }

  /** A list, unless its writer was interrupted. */
  private Optional<Map<?, ?>> list(Path path) throws IOException {
    try {
      return JsonReader.parse(store.read(path)) instanceof Map<?, ?> map
              && map.get("state") instanceof List<?>
              && map.get("notes") instanceof List<?>
              && map.get("draws") instanceof List<?>
              && map.get("run_id") instanceof String
              && map.get("configuration") instanceof String
          ? Optional.of(map)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private List<Path> lists() throws IOException {
    List<Path> lists = new ArrayList<>();
    for (FileStatus entry : store.list(directory)) {
      if (isList(entry.getPath())) {
        lists.add(entry.getPath());
      }
    }
    return lists;
  }

  private static boolean isList(Path path) {
    return path.getName().startsWith(PREFIX) && path.getName().endsWith(SUFFIX);
  }

  private static long number(Path path) {
    String name = path.getName();
    return Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
  }

  /** Whether anything was kept. */
  boolean any() {
    return number > 0;
  }

  /**
   * Keeps progress.
   *
   * @param runId id of the run
   * @param configuration its resolved configuration
   * @param changed tallies of replicates that have more draws than when they were kept last
   * @param notes what else is to be remembered
   */
  void keep(String runId, byte[] configuration, Map<Integer, PackedTally> changed, List<?> notes)
      throws IOException {
    files.putAll(tallies.write(changed));
    this.runId = runId;
    this.configuration = new String(configuration, StandardCharsets.UTF_8);
    this.notes = List.copyOf(notes);
    writeList();
    tallies.retain(files.values());
  }

  /**
   * Keeps, beside the tallies that were kept before, files of draws.
   *
   * @param finished all files so far that are whole
   */
  void keepDraws(List<DrawFiles> finished) throws IOException {
    draws = List.copyOf(finished);
    writeList();
  }

  /** Files of draws that were whole when progress was kept last. */
  List<DrawFiles> draws() {
    return draws;
  }

  private void writeList() throws IOException {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("run_id", runId);
    list.put("configuration", configuration);
    list.put("notes", notes);
    List<Object> state = new ArrayList<>();
    files.forEach(
        (replicate, file) -> {
          Map<String, Object> entry = new LinkedHashMap<>();
          entry.put("replicate", replicate);
          entry.putAll(file.toJson());
          state.add(entry);
        });
    list.put("state", state);
    list.put("draws", draws.stream().map(DrawFiles::toJson).toList());
    number++;
    Path path = path(number);
    store.write(path, JsonWriter.toBytes(list));
    for (Path old : lists()) {
      if (!old.getName().equals(path.getName())) {
        store.delete(old);
      }
    }
  }

  private Path path(long n) {
    // As wide as they get, so that the order of names is that of numbers.
    return new Path(directory, PREFIX + String.format(Locale.ROOT, "%09d", n) + SUFFIX);
  }

  /** The tallies that were kept, in the order of the replicates. */
  List<ManifestFile> files() {
    return List.copyOf(files.values());
  }

  /** Copies the tallies to the directory {@code state} of another directory. */
  void copyTo(Path parent) throws IOException {
    tallies.copy(files.values(), parent);
  }

  /** Deletes what is in the staging directory but for progress. */
  void clearOthers() throws IOException {
    for (FileStatus entry : store.list(directory)) {
      Path path = entry.getPath();
      if (!isList(path) && !path.getName().equals(TallyFiles.DIRECTORY)) {
        clear(path);
      }
    }
    tallies.retain(files.values());
  }

  /** Deletes a file, or what is in a directory, but for the files of draws that were kept. */
  void clear(Path path) throws IOException {
    Set<String> kept = new HashSet<>();
    for (DrawFiles pair : draws) {
      kept.add(pair.inputsFile().path());
      kept.add(pair.outputsFile().path());
    }
    boolean holds = kept.stream().anyMatch(file -> file.startsWith(path.getName() + "/"));
    if (!holds) {
      store.delete(path);
      return;
    }
    for (FileStatus entry : store.list(path)) {
      if (!kept.contains(path.getName() + "/" + entry.getPath().getName())) {
        store.delete(entry.getPath());
      }
    }
  }

  /** Forgets all that was kept. */
  void forget() throws IOException {
    forget(store, directory);
    store.delete(new Path(directory, TallyFiles.DIRECTORY));
    files.clear();
    draws = List.of();
    number = 0;
  }

  /** Whether a directory has lists. */
  static boolean anyIn(Store store, Path directory) throws IOException {
    return store.list(directory).stream().anyMatch(entry -> isList(entry.getPath()));
  }

  /** Deletes the lists in a directory; the tallies stay. */
  static void forget(Store store, Path directory) throws IOException {
    for (FileStatus entry : store.list(directory)) {
      if (isList(entry.getPath())) {
        store.delete(entry.getPath());
      }
    }
  }
}
