package org.gap2028.job.configuration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked of what drives the gap.
 *
 * @param enabled whether it is computed
 * @param target label of the quarter whose lead is looked into
 * @param groups names of inputs by the name of their group, no input in two
 * @param baseDraws base draws of the total indices, at least 1
 * @param walks walks through permutations of the inputs, of the Shapley effects, at least 1
 */
public record SensitivityConfig(
    boolean enabled, String target, Map<String, List<String>> groups, long baseDraws, long walks) {

  /** Keeps a copy of the groups, in their order. */
  public SensitivityConfig {
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
  }
}
