package org.gap2028.engine.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gap2028.engine.distribution.Atoms;
import org.gap2028.engine.distribution.Atoms.Atom;

/**
 * Cuts bins at the atoms of a column whose distribution is known, so that an atom is itself and not
 * a bin around it. What was counted in a bin is shared out in proportion to the probabilities of
 * its parts, to whole draws.
 */
final class AtomicBins {

  private final double[] low;
  private final double[] high;
  private final long[] count;
  private int size;

  private AtomicBins(int most) {
    low = new double[most];
    high = new double[most];
    count = new long[most];
  }

  /** The bins with every atom a bin of its own; the total is the same. */
  static Histogram.Bins of(Histogram.Bins bins, Atoms atoms) {
    if (atoms.atoms().isEmpty()) {
      return bins;
    }
    AtomicBins cut = new AtomicBins(bins.size() + 2 * atoms.atoms().size());
    for (int k = 0; k < bins.size(); k++) {
      cut.add(bins.low()[k], bins.high()[k], bins.count()[k], atoms);
    }
    return new Histogram.Bins(
        Arrays.copyOf(cut.low, cut.size),
        Arrays.copyOf(cut.high, cut.size),
        Arrays.copyOf(cut.count, cut.size));
  }

  private void add(double from, double to, long draws, Atoms atoms) {
    List<Atom> inside = inside(from, to, atoms);
    if (inside.isEmpty()) {
      part(from, to, draws);
      return;
    }
    // A bin holds its edge next to 0.
    double before = from >= 0 ? atoms.below(from) : atoms.upTo(from);
    double whole = (to > 0 ? atoms.below(to) : atoms.upTo(to)) - before;
    double edge = from;
    long given = 0;
    for (Atom atom : inside) {
      long below = draws(draws, (atom.below() - before) / whole);
      long upTo = draws(draws, (atom.upTo() - before) / whole);
      part(edge, atom.value(), below - given);
      part(atom.value(), atom.value(), upTo - below);
      given = upTo;
      edge = atom.value();
    }
    part(edge, to, draws - given);
  }

  private static List<Atom> inside(double from, double to, Atoms atoms) {
    List<Atom> inside = new ArrayList<>();
    for (Atom atom : atoms.atoms()) {
      double x = atom.value();
      if (from < to && ((x > from && x < to) || x == (from >= 0 ? from : to))) {
        inside.add(atom);
      }
    }
    return inside;
  }

  private static long draws(long draws, double share) {
    return Math.max(0, Math.min(draws, Math.round(draws * share)));
  }

  private void part(double from, double to, long draws) {
    if (draws > 0) {
      low[size] = from;
      high[size] = to;
      count[size++] = draws;
    }
  }
}
