package org.gap2028.engine.gap;

import java.util.Locale;

/** What a policy moves. A lever's value is its value once the ramp is complete, at least 0. */
public enum GapLever {
  /** Licensed exports. */
  LEGAL_EXPORTS("% of NVIDIA flow", "licensed exports", 100),
  /** Smuggled flow. */
  SMUGGLING("multiplier", "smuggled flow", 10),
  /** Growth of offshore capacity. */
  OFFSHORE("multiplier", "growth of offshore capacity", 10),
  /** Access to all that is held offshore, old and new. */
  OFFSHORE_ACCESS("multiplier", "access to all that is held offshore, old and new", 10),
  /** Domestic output (chip-tool controls). */
  DOMESTIC("multiplier", "domestic output (chip-tool controls)", 10),
  /** Part of distillation removed. */
  DISTILLATION_REMOVED("fraction", "part of distillation removed", 1);

  private final String unit;
  private final String description;
  private final double max;

  GapLever(String unit, String description, double max) {
    this.unit = unit;
    this.description = description;
    this.max = max;
  }

  /** Name in configurations and tables, such as {@code legal_exports}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Unit, in words. */
  public String unit() {
    return unit;
  }

  /** What the lever moves, in a phrase. */
  public String description() {
    return description;
  }

  /** Largest value allowed; the smallest is 0. */
  public double max() {
    return max;
  }
}
