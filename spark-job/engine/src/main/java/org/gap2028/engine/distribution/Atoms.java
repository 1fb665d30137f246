package org.gap2028.engine.distribution;

import java.util.ArrayList;
import java.util.List;

/**
 * The values to which a distribution gives a probability of their own, and its distribution
 * function beside them. Read off its {@linkplain Distribution#kinks kinks}: where the quantile
 * function has the same value after one kink as before the next, all between is that value.
 */
public final class Atoms {

  /** No atoms. */
  public static final Atoms NONE = new Atoms(null, List.of());

  private final Distribution distribution;
  private final List<Atom> atoms;

  private Atoms(Distribution distribution, List<Atom> atoms) {
    this.distribution = distribution;
    this.atoms = atoms;
  }

  /**
   * A value with a probability of its own.
   *
   * @param value the value
   * @param below probability of less
   * @param upTo probability of the value or less
   */
  public record Atom(double value, double below, double upTo) {}

  /** The atoms of a distribution. */
  public static Atoms of(Distribution distribution) {
    List<Atom> atoms = new ArrayList<>();
    double value = distribution.lower();
    double from = 0;
    for (Kink kink : distribution.kinks()) {
      add(value, from, kink.below(), kink.p(), atoms);
      value = kink.above();
      from = kink.p();
    }
    add(value, from, distribution.upper(), 1, atoms);
    return atoms.isEmpty() ? NONE : new Atoms(distribution, List.copyOf(atoms));
  }

  private static void add(double value, double from, double next, double to, List<Atom> atoms) {
    if (value != next || !(to > from)) {
      return;
    }
    Atom last = atoms.isEmpty() ? null : atoms.get(atoms.size() - 1);
    if (last != null && last.value == value) {
      atoms.set(atoms.size() - 1, new Atom(value, last.below, to));
    } else {
      atoms.add(new Atom(value, from, to));
    }
  }

  /** The atoms, ascending. */
  public List<Atom> atoms() {
    return atoms;
  }

  /** Probability of at most a value. */
  public double upTo(double x) {
    for (Atom atom : atoms) {
      if (atom.value == x) {
        return atom.upTo;
      }
    }
    return distribution == null ? Double.NaN : distribution.cdf(x);
  }

  /** Probability of less than a value. */
  public double below(double x) {
    for (Atom atom : atoms) {
      if (atom.value == x) {
        return atom.below;
      }
    }
    return distribution == null ? Double.NaN : distribution.cdf(Math.nextDown(x));
  }
}
