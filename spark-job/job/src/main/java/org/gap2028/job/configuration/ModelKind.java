package org.gap2028.job.configuration;

import java.util.List;
import org.gap2028.engine.gap.GapInput;

/** The models that a configuration can name. */
public enum ModelKind {
  /** The lead follows from compute, algorithms and following. */
  COMPUTE_GAP("compute-gap"),
  /** The rival: the lead only diffuses. */
  PERSISTENCE("persistence");

  private final String key;

  ModelKind(String key) {
    this.key = key;
  }

  /** Name in configurations and tables. */
  public String key() {
    return key;
  }

  /** Inputs of the model itself, in the order of the specification. */
  public List<GapInput> inputs() {
    return switch (this) {
      case COMPUTE_GAP -> List.of(GapInput.values());
      case PERSISTENCE -> List.of(GapInput.INITIAL_LEAD);
    };
  }
}
