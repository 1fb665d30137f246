package org.gap2028.job.configuration;

import java.util.List;
import org.gap2028.engine.distribution.Distribution;

/**
 * An uncertain input.
 *
 * @param name its name
 * @param distribution its marginal distribution, in its unit
 * @param unit its unit, in words; empty where a further input does not say
 * @param description what it is, in a phrase
 * @param evidence keys of the evidence behind its numbers
 */
public record InputConfig(
    String name,
    Distribution distribution,
    String unit,
    String description,
    List<String> evidence) {

  /** Keeps a copy of the evidence. */
  public InputConfig {
    evidence = List.copyOf(evidence);
  }
}
