package org.gap2028.job.run;

import java.util.Map;
import java.util.OptionalInt;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.storage.Existing;

/**
 * What a user asks of a run.
 *
 * @param config the configuration
 * @param output path or URI of the run directory
 * @param existing what becomes of another run that is there already
 * @param partitions Spark's partitions, where the user says how many
 * @param savedDraws draws with ids below this are saved; 0 for none
 * @param sparkProperties the user's properties of Spark
 */
public record RunRequest(
    RunConfig config,
    String output,
    Existing existing,
    OptionalInt partitions,
    long savedDraws,
    Map<String, String> sparkProperties) {

  /** Keeps a copy of the properties. */
  public RunRequest {
    sparkProperties = Map.copyOf(sparkProperties);
  }
}
