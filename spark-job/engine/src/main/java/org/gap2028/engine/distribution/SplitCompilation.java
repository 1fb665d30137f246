package org.gap2028.engine.distribution;

import java.util.Arrays;
import java.util.List;

/**
 * Compiles a distribution whose quantile function kinks, jumps or turns too sharply for pieces of
 * equal width. A cell that holds a kink is cut at it, and what no polynomial follows is halved
 * until one does; a piece of 2^-45, where the rounding of the probability is seen, is left with a
 * straight line.
 */
final class SplitCompilation {

  /** Pieces a table may have, 6 MB: far more than any kink needs. */
  private static final int MOST_PIECES = 1 << 16;

  private static final double NARROWEST = 0x1p-45;

  private final Distribution distribution;
  private final double spread;
  private final NormalGrid grid;
  private final int piecesPerUnit;
  private final List<Kink> kinks;
  private final double[] places;
  private final double[] coefficients;
  private final int[] first;
  private final double[] values = new double[Septic.LAST + 1];
  private double[] ends = new double[64];
  private double[] centres = new double[64];
  private double[] scales = new double[64];
  private double[] pieces = new double[64 * Cells.COEFFICIENTS];
  private int count;
  private int split;
  private double worst;

  SplitCompilation(Distribution distribution, double spread, NormalGrid grid, int piecesPerUnit) {
    this.distribution = distribution;
    this.spread = spread;
    this.grid = grid;
    this.piecesPerUnit = piecesPerUnit;
    this.kinks = distribution.kinks();
    this.places =
        kinks.stream().mapToDouble(kink -> StandardNormal.quantile(kink.p(), kink.q())).toArray();
    this.coefficients = new double[grid.pieces() * Cells.COEFFICIENTS];
    this.first = new int[grid.pieces() + 1];
  }

  /**
   * The table.
   *
   * @throws IllegalArgumentException if a value is not finite, or too many pieces are needed
   */
  SplitCells compile() {
    for (int cell = 0; cell < grid.pieces(); cell++) {
      first[cell] = count;
      double left = grid.latent(cell * NormalGrid.PLACES);
      double right = grid.latent((cell + 1) * NormalGrid.PLACES);
      int from = firstAtOrAbove(left);
      int to = from;
      while (to < places.length && places[to] <= right) {
        to++;
      }
      if (from == to && !whole(cell)) {
        split++;
        fit(left, right, valueAt(left), valueAt(right));
      } else if (from < to) {
        cut(left, right, from, to);
      }
    }
    first[grid.pieces()] = count;
    return new SplitCells(
        coefficients,
        first,
        Arrays.copyOf(ends, count),
        Arrays.copyOf(centres, count),
        Arrays.copyOf(scales, count),
        Arrays.copyOf(pieces, count * Cells.COEFFICIENTS));
  }

  /** The largest error measured, in units of max(|x|, interquartile range). */
  double error() {
    return worst;
  }

  /** Share of the cells that are split for no kink. */
  double splitShare() {
    return (double) split / grid.pieces();
  }

  private int firstAtOrAbove(double z) {
    int i = 0;
    while (i < places.length && places[i] < z) {
      i++;
    }
    return i;
  }

  /** Fits one polynomial to a cell, if one will do. */
  private boolean whole(int cell) {
    for (int i = 0; i <= Septic.LAST; i++) {
      values[i] = gridValue(cell * NormalGrid.PLACES + i);
    }
    int at = cell * Cells.COEFFICIENTS;
    Septic.interpolate(values, coefficients, at);
    return accepted(Septic.error(values, coefficients, at, spread));
  }

  private boolean accepted(double error) {
    if (!(error <= QuantileKernel.TOLERANCE)) {
      return false;
    }
    worst = Math.max(worst, error);
    return true;
  }

  /** Cuts a cell at its kinks. */
  private void cut(double left, double right, int from, int to) {
    double start = left;
    double value = valueAt(left);
    for (int i = from; i < to; i++) {
      Kink kink = kinks.get(i);
      if (places[i] > start) {
        fit(start, places[i], Math.min(value, kink.below()), kink.below());
      }
      start = places[i];
      value = kink.above();
    }
    if (right > start) {
      fit(start, right, value, Math.max(value, valueAt(right)));
    }
  }

  /** Fits polynomials between two latent normals with these values. */
  private void fit(double left, double right, double low, double high) {
    double width = right - left;
    double middle = left + 0.5 * width;
    for (int i = 1; i < Septic.LAST; i++) {
      values[i] = between(middle + Septic.place(i) * width, low, high);
    }
    values[0] = low;
    values[Septic.LAST] = high;
    int at = piece(left, right) * Cells.COEFFICIENTS;
    Septic.interpolate(values, pieces, at);
    if (accepted(Septic.error(values, pieces, at, spread))) {
      return;
    }
    if (width <= NARROWEST * Math.max(1, Math.abs(middle))) {
      Arrays.fill(pieces, at, at + Cells.COEFFICIENTS, 0);
      pieces[at] = 0.5 * low + 0.5 * high;
      pieces[at + 1] = high - low;
      return;
    }
    count--;
    double centre = between(middle, low, high);
    fit(left, middle, low, centre);
    fit(middle, right, centre, high);
  }

  /** Begins a piece. */
  private int piece(double left, double right) {
    if (count == MOST_PIECES) {
      throw new IllegalArgumentException(
          "Cannot compile "
              + distribution
              + ": it needs more than "
              + MOST_PIECES
              + " pieces for an error of "
              + QuantileKernel.TOLERANCE
              + " max(|x|, interquartile range)");
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
      centres = Arrays.copyOf(centres, 2 * count);
      scales = Arrays.copyOf(scales, 2 * count);
      pieces = Arrays.copyOf(pieces, 2 * count * Cells.COEFFICIENTS);
    }
    ends[count] = right * piecesPerUnit;
    centres[count] = (left + 0.5 * (right - left)) * piecesPerUnit;
    scales[count] = 1 / ((right - left) * piecesPerUnit);
    return count++;
  }

  /** A value that rounding keeps within those of its neighbours. */
  private double between(double z, double low, double high) {
    return Math.max(low, Math.min(high, valueAt(z)));
  }

  private double valueAt(double z) {
    return QuantileKernel.finite(
        distribution, z, distribution.quantile(StandardNormal.cdf(z), StandardNormal.survival(z)));
  }

  private double gridValue(int place) {
    return QuantileKernel.finite(
        distribution,
        grid.latent(place),
        distribution.quantile(grid.below(place), grid.above(place)));
  }
}
