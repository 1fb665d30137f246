package org.gap2028.engine.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.gap2028.engine.run.RunPlan;

/**
 * The boxes of inputs that lead to an event: the best ({@link BoxSearch}), then the best among the
 * draws outside, up to {@link #BOXES}, as long as together they have a larger F than before.
 *
 * <p>Each restriction is checked by resampling: the search is repeated on random eighths of the
 * draws' blocks, and an input that is not restricted in {@link #NEEDED} of {@link #RESAMPLES} of
 * them may not be restricted in the box.
 */
public final class Discovery {

  /** Boxes at most. */
  static final int BOXES = 3;

  /** Repetitions of a search on part of the draws. */
  static final int RESAMPLES = 20;

  /** Repetitions that must restrict an input. */
  static final int NEEDED = 18;

  /** Of so many blocks, one is looked at. */
  private static final int PART = 8;

  private final BinnedDraws draws;
  private final List<InputBins> bins;

  /**
   * The boxes of a study.
   *
   * @param plan the plan it is of
   * @param parts what the units of its {@link DiscoveryStudy} yield, in their order
   */
  public Discovery(RunPlan plan, List<DiscoveryPart> parts) {
    bins = plan.inputs().stream().map(input -> InputBins.of(input.distribution())).toList();
    int valid = 0;
    for (DiscoveryPart part : parts) {
      for (byte held : part.held()) {
        valid += held == DiscoveryPart.FAILED ? 0 : 1;
      }
    }
    byte[][] columns = new byte[bins.size()][valid];
    byte[] held = new byte[valid];
    int next = 0;
    for (DiscoveryPart part : parts) {
      for (int i = 0; i < part.held().length; i++) {
        if (part.held()[i] != DiscoveryPart.FAILED) {
          for (int input = 0; input < columns.length; input++) {
            columns[input][next] = part.bins()[input][i];
          }
          held[next++] = part.held()[i];
        }
      }
    }
    draws = new BinnedDraws(bins.stream().mapToInt(InputBins::size).toArray(), columns, held);
  }

  /** Share of the draws in which the event holds; 0 where all have failed. */
  public double probability() {
    return draws.size() == 0 ? 0 : (double) draws.events(all()) / draws.size();
  }

  private int[] all() {
    return IntStream.range(0, draws.size()).toArray();
  }

  /** The boxes, the best first; none where the event holds always or never. */
  public List<Box> boxes() {
    int[] outside = all();
    int events = draws.events(outside);
    List<Box> boxes = new ArrayList<>();
    if (events == 0 || events == draws.size()) {
      return boxes;
    }
    double mostF = BoxSearch.f(events, draws.size(), events);
    int[] inputs =
        IntStream.range(0, draws.inputs()).filter(input -> draws.sizes()[input] > 1).toArray();
    while (boxes.size() < BOXES && isMore(outside, inputs, events, mostF)) {
      BinBox box = new BoxSearch(draws).find(outside, needed(outside, inputs));
      int[] restricted = box.restricted();
      int[] rest =
          Arrays.stream(outside).filter(draw -> !draws.isInside(box, restricted, draw)).toArray();
      double f = withoutThese(rest, events);
      if (restricted.length == 0 || f <= mostF) {
        break;
      }
      mostF = f;
      outside = rest;
      boxes.add(box(box, restricted, events));
    }
    return boxes;
  }

  /** Whether a box can be found with which F is larger, before it is checked in 20 searches. */
  private boolean isMore(int[] outside, int[] inputs, int events, double mostF) {
    BinBox box = new BoxSearch(draws).find(outside, inputs);
    int[] restricted = box.restricted();
    int[] rest =
        Arrays.stream(outside).filter(draw -> !draws.isInside(box, restricted, draw)).toArray();
    return withoutThese(rest, events) > mostF;
  }

  /** F of all draws but some. */
  private double withoutThese(int[] rest, int events) {
    return BoxSearch.f(events - draws.events(rest), draws.size() - rest.length, events);
  }

  /** Those of some inputs whose restriction is needed, whatever part of the draws is looked at. */
  private int[] needed(int[] among, int[] inputs) {
    int[] restricted = new int[draws.inputs()];
    IntStream.range(0, RESAMPLES)
        .parallel()
        .mapToObj(resample -> new BoxSearch(draws).find(part(among, resample), inputs).restricted())
        .toList()
        .forEach(found -> Arrays.stream(found).forEach(input -> restricted[input]++));
    return Arrays.stream(inputs).filter(input -> restricted[input] >= NEEDED).toArray();
  }

  /** Draws of a random part of all blocks: whole blocks, whose points belong together. */
  private int[] part(int[] among, int resample) {
    int blocks = (draws.size() + RunPlan.BLOCK - 1) / RunPlan.BLOCK;
    // The generator and its algorithms are part of Java's specification.
    Random random = new Random(resample);
    int[] order = IntStream.range(0, blocks).toArray();
    boolean[] taken = new boolean[blocks];
    for (int i = 0; i < (blocks + PART - 1) / PART; i++) {
      int other = i + random.nextInt(blocks - i);
      int block = order[other];
      order[other] = order[i];
      taken[block] = true;
    }
    return Arrays.stream(among).filter(draw -> taken[draw / RunPlan.BLOCK]).toArray();
  }

  private Box box(BinBox box, int[] restricted, int events) {
    int inside = 0;
    int held = 0;
    for (int draw = 0; draw < draws.size(); draw++) {
      if (draws.isInside(box, restricted, draw)) {
        inside++;
        held += draws.held()[draw];
      }
    }
    List<Box.Restriction> restrictions = new ArrayList<>();
    for (int input : restricted) {
      InputBins edges = bins.get(input);
      OptionalDouble low =
          box.low[input] == 0
              ? OptionalDouble.empty()
              : OptionalDouble.of(edges.edge(box.low[input]));
      OptionalDouble high =
          box.high[input] == edges.size() - 1
              ? OptionalDouble.empty()
              : OptionalDouble.of(edges.edge(box.high[input] + 1));
      restrictions.add(new Box.Restriction(input, low, high));
    }
    return new Box(
        restrictions,
        (double) held / events,
        (double) held / inside,
        (double) inside / draws.size());
  }
}
