package org.gap2028.engine.gap;

import java.util.Arrays;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.StandardNormal;

/**
 * A distribution as adjoining cells of known probability, uniform inside each, so that its
 * convolution with a normal is known in closed form however narrow the normal is. An atom is a cell
 * without width. Made from the quantile function alone: jumps, kinks and atoms are located by
 * halving.
 *
 * <p>Inside a cell the distribution function is linear where the real one is curved. Cells are
 * halved until that moves neither a probability by more than {@value #PROBABILITY} nor a value by
 * more than {@value #RELATIVE} of itself (of 10 where it is smaller); the last 1e-7 of each tail is
 * held to the first limit alone.
 */
final class PiecewiseUniform {

  /** Largest error of a probability that a cell may cause. */
  static final double PROBABILITY = 2e-8;

  /** Largest error of a value that a cell may cause, relative to the value. */
  static final double RELATIVE = 1e-7;

  /** Values smaller than this count as this in a relative error. */
  private static final double SCALE = 10;

  /** Probability of a cell that is too small to matter. */
  private static final double NEGLIGIBLE = 1e-11;

  /** Tails beyond this probability are held to the error of probabilities alone. */
  private static final double FAR_TAIL = 1e-7;

  /** Cells start as this many equal steps of the latent normal a unit. */
  private static final int STEPS = 32;

  /** The latent normal's range, beyond which there is a probability of 1e-15. */
  private static final int LATENT = 8;

  private final double[] edges;
  private final double[] mass;

  private PiecewiseUniform(double[] edges, double[] mass) {
    this.edges = edges;
    this.mass = mass;
  }

  /** The cells of a distribution. */
  static PiecewiseUniform of(Distribution distribution) {
    Builder builder = new Builder(distribution);
    Point from = builder.point(-LATENT);
    for (int step = 1 - LATENT * STEPS; step <= LATENT * STEPS; step++) {
      Point to = builder.point((double) step / STEPS);
      builder.split(from, to);
      from = to;
    }
    return builder.build();
  }

  /** A point of the quantile function: latent normal, probabilities below and above, value. */
  private record Point(double z, double p, double q, double x) {

    /** Probability between this point and a later one, without cancellation in either tail. */
    double mass(Point to) {
      return z >= 0 ? q - to.q : to.p - p;
    }

    double tail() {
      return Math.min(p, q);
    }
  }

  /** Collects cells from left to right. */
  private static final class Builder {
    private final Distribution distribution;
    private double[] edges = new double[1 << 12];
    private double[] mass = new double[1 << 12];
    private int cells;

    Builder(Distribution distribution) {
      this.distribution = distribution;
    }

    Point point(double z) {
      double p = StandardNormal.cdf(z);
      double q = StandardNormal.survival(z);
      return new Point(z, p, q, distribution.quantile(p, q));
    }

    void split(Point from, Point to) {
      if (from.x == to.x || from.mass(to) <= NEGLIGIBLE) {
        add(from, to);
        return;
      }
      Point middle = point(0.5 * (from.z + to.z));
      // A second point, so that a cell that is symmetric about its middle is not taken for flat.
      Point aside = point(from.z + 0.3 * (to.z - from.z));
      double bend = Math.max(bend(from, middle, to), bend(from, aside, to));
      double probability = from.mass(to) * bend / (to.x - from.x);
      boolean inside = Math.max(from.tail(), to.tail()) > FAR_TAIL;
      if (probability > PROBABILITY
          || (inside && bend > RELATIVE * Math.max(SCALE, Math.abs(middle.x)))) {
        split(from, middle);
        split(middle, to);
      } else {
        add(from, to);
      }
    }

    /** By how much a point lies off the straight line that a cell stands for. */
    private static double bend(Point from, Point between, Point to) {
      double share = from.mass(between) / from.mass(to);
      return Math.abs(between.x - from.x - share * (to.x - from.x));
    }

    private void add(Point from, Point to) {
      double probability = from.mass(to);
      if (cells == 0) {
        edges[0] = from.x;
      } else if (from.x == to.x && edges[cells - 1] == to.x) {
        mass[cells - 1] += probability;
        return;
      }
      if (cells + 1 == mass.length) {
        edges = Arrays.copyOf(edges, 2 * edges.length);
        mass = Arrays.copyOf(mass, 2 * mass.length);
      }
      mass[cells++] = probability;
      edges[cells] = to.x;
    }

    PiecewiseUniform build() {
      return new PiecewiseUniform(Arrays.copyOf(edges, cells + 1), Arrays.copyOf(mass, cells));
    }
  }

  /** What is left when the values from {@code from} to below {@code below} are taken out. */
  PiecewiseUniform without(double from, double below) {
    double[] cutEdges = new double[edges.length + 2];
    double[] cutMass = new double[mass.length + 2];
    int cells = 0;
    cutEdges[0] = edges[0];
    for (int i = 0; i < mass.length; i++) {
      double left = edges[i];
      for (double cut : new double[] {from, below, edges[i + 1]}) {
        boolean last = cut == edges[i + 1];
        if (last || (left < cut && cut < edges[i + 1])) {
          double share = edges[i] == edges[i + 1] ? 1 : (cut - left) / (edges[i + 1] - edges[i]);
          boolean out = left >= from && left < below;
          cutMass[cells++] = out ? 0 : mass[i] * share;
          cutEdges[cells] = cut;
          left = cut;
        }
        if (last) {
          break;
        }
      }
    }
    return new PiecewiseUniform(Arrays.copyOf(cutEdges, cells + 1), Arrays.copyOf(cutMass, cells));
  }

  /** The law after a normal was added; {@code sd} is its standard deviation, positive. */
  Convolution plus(double sd) {
    return Convolution.of(edges, mass, sd);
  }
}
