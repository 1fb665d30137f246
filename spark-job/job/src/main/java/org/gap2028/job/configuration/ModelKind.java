package org.gap2028.job.configuration;

import java.util.List;
import org.gap2028.engine.gap.GapInput;

/** The models that a configuration can name. */
public enum ModelKind {
  /** The lead follows from compute, algorithms and following. */
  COMPUTE_GAP("compute-gap", List.of(GapInput.values())),
  /** The rival: the lead only diffuses. */
  PERSISTENCE("persistence", List.of(GapInput.INITIAL_LEAD));

  private final String key;
  private final List<GapInput> inputs;

  ModelKind(String key, List<GapInput> inputs) {
    this.key = key;
    this.inputs = inputs;
  }

  /** Name in configurations and tables. */
  public String key() {
    return key;
  }

  /** Inputs of the model itself, in the order of the specification. */
  public List<GapInput> inputs() {
    return inputs;
  }
}
