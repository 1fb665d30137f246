package org.gap2028.engine.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.model.LeveredModel;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.run.BlockRange;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.DrawSampler;
import org.gap2028.engine.run.Pair;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Event;

/**
 * What each lever does to the paired differences: the run's first {@link #DRAWS} draws under all
 * scenarios between the two of each pair. A draw is evaluated at its own point of the walk; of
 * noise, what is added to the output cancels out of a difference, and is integrated in an event's
 * probability.
 */
public final class AttributionStudy implements Study<AttributionPart> {

  /** Draws at most: each costs 2^k evaluations, k being the number of levers that differ. */
  public static final long DRAWS = 1L << 17;

  private static final long serialVersionUID = 1;

  private final LeveredModel model;
  private final int quarter;
  private final FirstDraws draws;
  private final List<Pair> pairs;
  private final List<Event> events;

  private AttributionStudy(
      LeveredModel model, int quarter, FirstDraws draws, List<Pair> pairs, List<Event> events) {
    this.model = model;
    this.quarter = quarter;
    this.draws = draws;
    this.pairs = List.copyOf(pairs);
    this.events = List.copyOf(events);
  }

  /**
   * The attribution of a plan's paired differences.
   *
   * @param quarter index of the quarter
   * @return none where no pair differs in any lever, or the model has none
   */
  public static Optional<AttributionStudy> of(RunPlan plan, int quarter) {
    if (!(plan.model() instanceof LeveredModel model)) {
      return Optional.empty();
    }
    List<Pair> differing =
        plan.pairs().stream()
            .filter(pair -> !model.differingLevers(pair.scenario(), pair.reference()).isEmpty())
            .toList();
    return differing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AttributionStudy(
                model, quarter, FirstDraws.of(plan, DRAWS), differing, plan.events()));
  }

  /** The pairs that differ in levers, in the plan's order. */
  List<Pair> pairs() {
    return pairs;
  }

  /** Names of the levers in which the scenarios of a pair differ. */
  List<String> levers(Pair pair) {
    return model.differingLevers(pair.scenario(), pair.reference());
  }

  /** The plan's events. */
  List<Event> events() {
    return events;
  }

  /** The draws, unit by unit. */
  List<BlockRange> blocks() {
    return draws.units();
  }

  @Override
  public String name() {
    return "attribution";
  }

  @Override
  public int units() {
    return blocks().size();
  }

  @Override
  public long modelRuns(int unit) {
    return blocks().get(unit).draws();
  }

  @Override
  public Worker<AttributionPart> worker(CompiledPlan compiled) {
    List<BlockRange> units = blocks();
    DrawSampler sampler = new DrawSampler(compiled);
    List<Game> games = new ArrayList<>();
    for (Pair pair : pairs) {
      games.add(
          new Game(
              model.between(pair.scenario(), pair.reference()),
              new ShapleyValue(levers(pair).size())));
    }
    return unit -> evaluate(units.get(unit), sampler, games);
  }

  private AttributionPart evaluate(BlockRange range, DrawSampler sampler, List<Game> games) {
    List<AttributionPart.OfPair> parts = new ArrayList<>();
    int size = Math.toIntExact(range.draws());
    for (Game game : games) {
      parts.add(game.start(size));
    }
    boolean anyEver = events.stream().anyMatch(Event::ever);
    sampler.replicate(range.replicate());
    long start = range.first() * RunPlan.BLOCK;
    for (int done = 0; done < size; done += DrawSampler.CHUNK) {
      double[][] inputs = sampler.inputs(start + done);
      double[][] walk = {sampler.walkPoints(start + done)[0]};
      double[][] increments = anyEver ? sampler.walkIncrements(start + done) : null;
      for (int p = 0; p < parts.size(); p++) {
        games.get(p).chunk(inputs, walk, increments, done, parts.get(p));
      }
    }
    return new AttributionPart(range.replicate(), parts);
  }

  /** Evaluates the scenarios between two, chunk by chunk. */
  private final class Game {
    private static final int CHUNK = DrawSampler.CHUNK;

    private final ShapleyValue shapley;
    private final Evaluator evaluator;
    private final double[][] values;
    private final List<EventProbability> probabilities = new ArrayList<>();
    private final boolean[] failed = new boolean[CHUNK];
    private final boolean[] held = new boolean[CHUNK];

    Game(Model between, ShapleyValue shapley) {
      this.shapley = shapley;
      evaluator = between.evaluator(CHUNK, 1);
      values = new double[shapley.coalitions()][];
      double noise = between.outputs().get(0).noise().get(quarter);
      for (Event event : events) {
        probabilities.add(event.ever() ? null : new EventProbability(event, noise));
      }
    }

    AttributionPart.OfPair start(int size) {
      return new AttributionPart.OfPair(
          new double[shapley.players()][size], new double[events.size()][shapley.coalitions()]);
    }

    void chunk(
        double[][] inputs,
        double[][] walk,
        double[][] increments,
        int offset,
        AttributionPart.OfPair part) {
      evaluator.inputs(inputs, CHUNK);
      evaluator.marginal(quarter, walk);
      Arrays.fill(failed, false);
      for (int s = 0; s < values.length; s++) {
        values[s] = evaluator.column(s, 0, quarter)[0];
        boolean[] failures = evaluator.failed(s);
        for (int i = 0; i < CHUNK; i++) {
          failed[i] |= failures[i];
        }
      }
      for (int lever = 0; lever < shapley.players(); lever++) {
        double[] shares = part.shares()[lever];
        shapley.fill(lever, values, shares, offset, CHUNK);
        for (int i = 0; i < CHUNK; i++) {
          // What is not a number is what has failed.
          shares[offset + i] = failed[i] ? Double.NaN : shares[offset + i];
        }
      }
      for (int e = 0; e < events.size(); e++) {
        if (!events.get(e).ever()) {
          for (int s = 0; s < values.length; s++) {
            part.probabilities()[e][s] += probability(probabilities.get(e), values[s]);
          }
        }
      }
      if (increments != null) {
        paths(increments, part);
      }
    }

    private double probability(EventProbability probability, double[] values) {
      double sum = 0;
      for (int i = 0; i < CHUNK; i++) {
        sum += failed[i] ? 0 : probability.of(values[i]);
      }
      return sum;
    }

    private void paths(double[][] increments, AttributionPart.OfPair part) {
      evaluator.path(increments);
      for (int e = 0; e < events.size(); e++) {
        Event event = events.get(e);
        for (int s = 0; event.ever() && s < values.length; s++) {
          Arrays.fill(held, false);
          for (int q = 0; q <= quarter; q++) {
            double[] column = evaluator.pathColumn(s, 0, q);
            for (int i = 0; i < CHUNK; i++) {
              held[i] |= event.holds(column[i]);
            }
          }
          int count = 0;
          for (int i = 0; i < CHUNK; i++) {
            count += held[i] && !failed[i] ? 1 : 0;
          }
          part.probabilities()[e][s] += count;
        }
      }
    }
  }
}
