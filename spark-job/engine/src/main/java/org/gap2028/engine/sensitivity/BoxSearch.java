package org.gap2028.engine.sensitivity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The patient rule induction method (J. H. Friedman, N. I. Fisher, "Bump hunting in
 * high-dimensional data", Statistics and Computing 9, 1999), as scenario discovery uses it (B. P.
 * Bryant, R. J. Lempert, "Thinking inside the box", Technological Forecasting and Social Change 77,
 * 2010).
 *
 * <p>Peeling: from all draws on, the slice of at least 5 % of what is left, from either end of any
 * input, is taken off whose removal raises the density most per draw removed. Of the boxes on the
 * way, that with the largest F is kept, the harmonic mean of coverage and density: 2 e / (E + n),
 * of n draws inside, e of the E in which the event holds. While more than {@link #MOST} inputs are
 * restricted, those are freed without whose restriction F is largest, half of them at most, and
 * peeling starts again with the others. In the end each end of an interval in turn is set to what
 * makes F largest, until none moves.
 */
final class BoxSearch {

  /** Inputs that a box restricts at most. */
  static final int MOST = 3;

  /** Part of the draws left that a slice has at least. */
  private static final double SLICE = 0.05;

  /** Peeling ends with so few draws. */
  private static final int FEWEST = 100;

  private static final int MOST_ROUNDS = 20;

  /** A histogram's element counts draws in its lower half and those of the event in its upper. */
  private static final int EVENT = 32;

  private final BinnedDraws draws;

  /** A search among draws. */
  BoxSearch(BinnedDraws draws) {
    this.draws = draws;
  }

  /**
   * The box with the most.
   *
   * @param among indices of the draws that are looked at
   * @param allowed inputs that may be restricted
   * @return a box that may restrict no input
   */
  BinBox find(int[] among, int[] allowed) {
    int events = draws.events(among);
    BinBox box = peel(among, allowed, events);
    int[] restricted = box.restricted();
    while (restricted.length > MOST) {
      int keep = Math.max(MOST, restricted.length / 2);
      box = peel(among, mostNeeded(box, restricted, among, events, keep), events);
      restricted = box.restricted();
    }
    polish(box, among, events);
    return box;
  }

  /** The harmonic mean of coverage and density. */
  static double f(long held, long inside, long events) {
    return 2.0 * held / (events + inside);
  }

  private BinBox peel(int[] among, int[] allowed, int events) {
    BinBox box = new BinBox(draws.sizes());
    int[] left = among.clone();
    int n = left.length;
    int held = events;
    long[][] histograms = new long[draws.inputs()][InputBins.BINS];
    for (int input : allowed) {
      count(input, left, n, histograms[input], 1);
    }
    BinBox best = box.copy();
    double mostF = f(held, n, events);
    int[] removed = new int[n];
    // Were all that is left the event's, F would be 2 e / (E + e).
    while (n > FEWEST && f(held, held, events) > mostF) {
      Slice slice = Slice.NONE;
      for (int input : allowed) {
        slice = better(slice, slice(box, input, histograms[input], n, held, 1));
        slice = better(slice, slice(box, input, histograms[input], n, held, -1));
      }
      if (slice.input < 0) {
        break;
      }
      if (slice.end > 0) {
        box.low[slice.input] = slice.bin;
      } else {
        box.high[slice.input] = slice.bin;
      }
      int kept = 0;
      int gone = 0;
      for (int i = 0; i < n; i++) {
        int draw = left[i];
        if (box.holds(slice.input, draws.bin(slice.input, draw))) {
          left[kept++] = draw;
        } else {
          removed[gone++] = draw;
          held -= draws.held()[draw];
        }
      }
      n = kept;
      for (int input : allowed) {
        count(input, removed, gone, histograms[input], -1);
      }
      double f = f(held, n, events);
      if (f > mostF) {
        mostF = f;
        best = box.copy();
      }
    }
    return best;
  }

  private void count(int input, int[] some, int n, long[] histogram, int sign) {
    byte[] bins = draws.bins()[input];
    byte[] held = draws.held();
    for (int i = 0; i < n; i++) {
      int draw = some[i];
      histogram[bins[draw] & 0xff] += sign * (1L + ((long) held[draw] << EVENT));
    }
  }

  /**
   * A slice that may be taken off.
   *
   * @param input index of the input; negative for none
   * @param end 1 for a slice from below, -1 from above
   * @param bin the bin that is the box's first, or last, without it
   * @param gain what its removal adds to the density, per draw removed
   */
  private record Slice(int input, int end, int bin, double gain) {
    static final Slice NONE = new Slice(-1, 0, 0, 0);
  }

  private static Slice better(Slice a, Slice b) {
    return b.gain > a.gain ? b : a;
  }

  private static Slice slice(BinBox box, int input, long[] histogram, int n, int held, int end) {
    int bin = end > 0 ? box.low[input] : box.high[input];
    int last = end > 0 ? box.high[input] : box.low[input];
    long sliced = 0;
    long slicedHeld = 0;
    while (bin != last && sliced < SLICE * n) {
      sliced += (int) histogram[bin];
      slicedHeld += histogram[bin] >>> EVENT;
      bin += end;
    }
    if (sliced < SLICE * n || sliced == n) {
      return Slice.NONE;
    }
    double before = (double) held / n;
    double after = (double) (held - slicedHeld) / (n - sliced);
    return new Slice(input, end, bin, (after - before) / sliced);
  }

  /** The restricted inputs without whose restriction F is smallest, in the inputs' order. */
  private int[] mostNeeded(BinBox box, int[] restricted, int[] among, int events, int keep) {
    long inside = 0;
    long held = 0;
    long[] more = new long[restricted.length];
    long[] moreHeld = new long[restricted.length];
    for (int draw : among) {
      int outside = -1;
      int violated = 0;
      for (int j = 0; j < restricted.length && violated < 2; j++) {
        if (!box.holds(restricted[j], draws.bin(restricted[j], draw))) {
          outside = j;
          violated++;
        }
      }
      if (violated == 0) {
        inside++;
        held += draws.held()[draw];
      } else if (violated == 1) {
        more[outside]++;
        moreHeld[outside] += draws.held()[draw];
      }
    }
    double[] without = new double[restricted.length];
    for (int j = 0; j < restricted.length; j++) {
      without[j] = f(held + moreHeld[j], inside + more[j], events);
    }
    return IntStream.range(0, restricted.length)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> without[j]))
        .limit(keep)
        .mapToInt(j -> restricted[j])
        .sorted()
        .toArray();
  }

  private static int[] without(int[] inputs, int input) {
    return Arrays.stream(inputs).filter(i -> i != input).toArray();
  }

  /** Sets each end of an interval in turn to what makes F largest, until none moves. */
  private void polish(BinBox box, int[] among, int events) {
    int[] restricted = box.restricted();
    boolean moved = restricted.length > 0;
    for (int round = 0; round < MOST_ROUNDS && moved; round++) {
      moved = false;
      for (int input : restricted) {
        moved |= polish(box, input, without(restricted, input), among, events);
      }
    }
  }

  private boolean polish(BinBox box, int input, int[] others, int[] among, int events) {
    long[] inside = new long[InputBins.BINS + 1];
    long[] held = new long[InputBins.BINS + 1];
    for (int draw : among) {
      if (draws.isInside(box, others, draw)) {
        int bin = draws.bin(input, draw);
        inside[bin + 1]++;
        held[bin + 1] += draws.held()[draw];
      }
    }
    for (int bin = 0; bin < InputBins.BINS; bin++) {
      inside[bin + 1] += inside[bin];
      held[bin + 1] += held[bin];
    }
    int low = box.low[input];
    int high = box.high[input];
    double mostF = f(held[high + 1] - held[low], inside[high + 1] - inside[low], events);
    boolean moved = false;
    for (int from = 0; from <= high; from++) {
      double f = f(held[high + 1] - held[from], inside[high + 1] - inside[from], events);
      if (f > mostF) {
        mostF = f;
        box.low[input] = from;
        moved = true;
      }
    }
    low = box.low[input];
    for (int to = low; to < draws.sizes()[input]; to++) {
      double f = f(held[to + 1] - held[low], inside[to + 1] - inside[low], events);
      if (f > mostF) {
        mostF = f;
        box.high[input] = to;
        moved = true;
      }
    }
    return moved;
  }
}
