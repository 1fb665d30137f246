package org.gap2028.job.run;

import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.spark.SparkSettings;
import org.gap2028.job.storage.Existing;

/**
 * What a user asks of a run.
 *
 * @param config the configuration
 * @param output path or URI of the run directory
 * @param existing what becomes of another run that is there already
 * @param state whether the run can be extended later
 * @param partitions Spark's partitions, where the user says how many
 * @param savedDraws draws with ids below this are saved; 0 for none
 * @param sparkProperties the user's properties of Spark
 */
public record RunRequest(
    RunConfig config,
    String output,
    Existing existing,
    State state,
    OptionalInt partitions,
    long savedDraws,
    Map<String, String> sparkProperties) {

  /** What becomes of the tallies of a finished run. */
  public enum State {
    /** They are published with the run, which can be extended then. */
    KEEP,
    /** They are left out. */
    LEAVE_OUT
  }

  /** Property that says after how many seconds progress is kept again. */
  public static final String PROGRESS_SECONDS = "spark.gap2028.progressSeconds";

  /** Property that says how many draws a file of saved draws holds at least. */
  public static final String DRAWS_PER_FILE = "spark.gap2028.drawsPerFile";

  private static final double DEFAULT_PROGRESS_SECONDS = 10;

  /** Rounds are then long enough for tasks of some seconds on every core. */
  private static final double DEFAULT_PROGRESS_SECONDS_OF_CLUSTERS = 60;

  private static final double MOST_PROGRESS_SECONDS = 86_400;

  /**
   * Keeps a copy of the properties.
   *
   * @throws IllegalArgumentException if {@link #PROGRESS_SECONDS} or {@link #DRAWS_PER_FILE} is no
   *     positive number
   */
  public RunRequest {
    sparkProperties = Map.copyOf(sparkProperties);
    progressSeconds(sparkProperties);
    drawsPerFile(sparkProperties);
  }

  /** Draws that a file of saved draws holds at least, where the user says how many. */
  OptionalLong drawsPerFile() {
    return drawsPerFile(sparkProperties);
  }

  private static OptionalLong drawsPerFile(Map<String, String> properties) {
    String text = properties.get(DRAWS_PER_FILE);
    if (text == null) {
      return OptionalLong.empty();
    }
    try {
      long draws = Long.parseLong(text);
      if (draws > 0) {
        return OptionalLong.of(draws);
      }
    } catch (NumberFormatException e) {
      // As wrong as a number out of range.
    }
    throw new IllegalArgumentException(
        "Invalid " + DRAWS_PER_FILE + ": " + text + " (a whole number, at least 1)");
  }

  /** Seconds after which progress is kept again. */
  double progressSeconds() {
    return progressSeconds(sparkProperties);
  }

  private static double progressSeconds(Map<String, String> properties) {
    String text = properties.get(PROGRESS_SECONDS);
    if (text == null) {
      String master = properties.get(SparkSettings.MASTER);
      return master == null || SparkSettings.isLocal(master)
          ? DEFAULT_PROGRESS_SECONDS
          : DEFAULT_PROGRESS_SECONDS_OF_CLUSTERS;
    }
    try {
      double seconds = Double.parseDouble(text);
      if (seconds > 0 && seconds <= MOST_PROGRESS_SECONDS) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // As wrong as a number out of range.
    }
    throw new IllegalArgumentException(
        "Invalid " + PROGRESS_SECONDS + ": " + text + " (more than 0, at most 86400)");
  }
}
