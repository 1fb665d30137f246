package org.gap2028.job.configuration;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.gap2028.engine.gap.GapLever;

/**
 * A policy.
 *
 * @param name its name
 * @param label its name for people
 * @param description what it is
 * @param reference whether it is written to be the reference; see {@link RunConfig#reference}
 * @param levers every lever, those left out in the file too, in the order of the enum
 */
public record ScenarioConfig(
    String name,
    String label,
    String description,
    boolean reference,
    Map<GapLever, LeverConfig> levers) {

  /** Keeps a copy of the levers. */
  public ScenarioConfig {
    levers = Collections.unmodifiableMap(new EnumMap<>(levers));
  }
}
