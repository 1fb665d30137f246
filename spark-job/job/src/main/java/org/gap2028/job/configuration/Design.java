package org.gap2028.job.configuration;

import java.util.Locale;
import org.gap2028.engine.random.PointSet;
import org.gap2028.engine.random.RandomPoints;
import org.gap2028.engine.random.SobolPoints;

/** How draws are spread over the unit cube. */
public enum Design {
  /** Scrambled Sobol' points: even, so that errors fall faster than those of random draws. */
  SOBOL,
  /** Independent draws. */
  RANDOM;

  /** Name in configurations and tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The points of this design, under a seed of at least 0. */
  public PointSet points(long seed) {
    return switch (this) {
      case SOBOL -> SobolPoints.of(seed);
      case RANDOM -> RandomPoints.of(seed);
    };
  }
}
