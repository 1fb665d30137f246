package org.gap2028.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.job.configuration.ConfigurationReader;

/** What is measured: the default configuration, which {@code policies.json} spells out. */
final class Workload {

  private static final String CONFIGURATION =
      "{\"name\": \"benchmark\", \"model\": \"compute-gap\"}";

  private Workload() {}

  /** The plan of the default configuration: 20 inputs, three scenarios, an event along paths. */
  static RunPlan plan() {
    byte[] json = CONFIGURATION.getBytes(StandardCharsets.UTF_8);
    return ConfigurationReader.read(json, "benchmark.json", List.of()).plan();
  }
}
