package org.gap2028.job.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.json.JsonReader;
import org.gap2028.job.run.Differences.Difference;
import org.gap2028.job.storage.RunDirectory;
import org.gap2028.job.storage.StorageException;
import org.gap2028.job.table.TableRow;

/**
 * Whether a finished run can be extended to what is asked: its tallies hold what the new run needs,
 * of draws that are the new run's first ones.
 */
final class Extension {

  /** Fields that may differ: what histograms give, and what no number depends on. */
  private static final Set<String> FREE =
      Set.of("precision", "quantiles", "description", "observations", "output", "partitions");

  /** Fields that may differ wherever they stand. */
  private static final Set<String> NOTES = Set.of("label", "description", "evidence");

  private Extension() {}

  /**
   * Why a run cannot be extended; empty where it can.
   *
   * @param run the run that is there
   * @param config the configuration of the new one
   */
  static Optional<String> obstacle(RunDirectory run, RunConfig config, Build build) {
    List<Difference> differences = differences(run.configuration(), config.json());
    if (!differences.isEmpty()) {
      return Optional.of("it differs in " + Differences.describe(differences));
    }
    TableRow row = run.table("run").row(0);
    String version = row.text("tool_version");
    Optional<String> commit = row.optionalText("git_commit");
    if (!version.equals(build.version()) || (!build.released() && !commit.equals(build.commit()))) {
      return Optional.of(
          "it was made by version "
              + version
              + commit.map(c -> " (" + c + ")").orElse("")
              + ", and this is "
              + build.version()
              + build.commit().map(c -> " (" + c + ")").orElse(""));
    }
    long draws = row.count("draws");
    if (config.sampling().roundedDraws() < draws) {
      return Optional.of(
          "it has "
              + draws
              + " draws, more than sampling.draws: "
              + config.sampling().draws()
              + " (draws can only be added)");
    }
    return run.hasState()
        ? Optional.empty()
        : Optional.of("it has no state/, which --no-state left out");
  }

  /**
   * Refuses what cannot be extended.
   *
   * @throws StorageException if it cannot
   */
  static void check(RunDirectory run, RunConfig config, Build build) {
    obstacle(run, config, build)
        .ifPresent(
            why -> {
              throw StorageException.refused(
                  "Cannot extend "
                      + run.path()
                      + ": "
                      + why
                      + ". Choose another directory with --output, or compute anew with"
                      + " --overwrite");
            });
  }

  /** Where two configurations differ in something that extending cannot change. */
  static List<Difference> differences(byte[] before, byte[] after) {
    List<Difference> differences = new ArrayList<>();
    for (Difference each : Differences.between(withEverEvents(before), withEverEvents(after))) {
      String[] path = each.path().split("\\.", -1);
      boolean free =
          FREE.contains(path[0])
              || each.path().equals("sampling.draws")
              || NOTES.stream().anyMatch(note -> List.of(path).contains(note));
      if (!free) {
        differences.add(each);
      }
    }
    return differences;
  }

  /** A configuration with those events alone that are judged along paths, by name. */
  private static Map<String, Object> withEverEvents(byte[] configuration) {
    Map<String, Object> changed = new LinkedHashMap<>();
    ((Map<?, ?>) JsonReader.parse(configuration))
        .forEach((name, value) -> changed.put((String) name, value));
    Map<String, Object> ever = new LinkedHashMap<>();
    List<String> order = new ArrayList<>();
    if (changed.get("events") instanceof List<?> events) {
      for (Object event : events) {
        Map<?, ?> map = (Map<?, ?>) event;
        if (Boolean.TRUE.equals(map.get("ever"))) {
          ever.put((String) map.get("name"), map);
          order.add((String) map.get("name"));
        }
      }
    }
    changed.put("events", ever);
    changed.put("order of events with ever", order);
    return changed;
  }
}
