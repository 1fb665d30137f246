package org.gap2028.job.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.model.Model;
import org.gap2028.engine.random.PointSet;
import org.gap2028.engine.random.ReplicatePoints;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.Event;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.ChangedModel;
import org.gap2028.job.table.EventsRow;
import org.gap2028.job.table.QuantilesRow;
import org.gap2028.job.table.TableData;

/** The engine with one mistake each, made at its seams, for the suite to catch. */
final class BrokenEngines {

  private BrokenEngines() {}

  /** The sound engine on another plan. */
  static Pipeline withPlan(UnaryOperator<RunPlan> change) {
    return plan -> VerificationTest.sound(change.apply(plan));
  }

  /** Points whose reading is spoilt. */
  record Spoilt(PointSet points, Spoiler spoiler) implements PointSet {

    /** Serves the coordinates of a replicate. */
    interface Spoiler extends java.io.Serializable {
      ReplicatePoints replicate(PointSet points, int replicate, int[] coordinates);
    }

    @Override
    public int coordinates() {
      return points.coordinates();
    }

    @Override
    public ReplicatePoints replicate(int replicate, int[] coordinates) {
      return spoiler.replicate(points, replicate, coordinates.clone());
    }
  }

  static Pipeline withSpoiltPoints(Spoilt.Spoiler spoiler) {
    return withPlan(plan -> plan.withPoints(new Spoilt(plan.points(), spoiler)));
  }

  /** One coordinate is another one. */
  static Pipeline reusedDimension(int coordinate, int instead) {
    return withSpoiltPoints(
        (points, replicate, coordinates) -> {
          for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = coordinates[i] == coordinate ? instead : coordinates[i];
          }
          return points.replicate(replicate, coordinates);
        });
  }

  /** Point k is point k + 1. */
  static Pipeline pointsOffByOne() {
    return withSpoiltPoints(
        (points, replicate, coordinates) -> {
          ReplicatePoints right = points.replicate(replicate, coordinates);
          return (position, first, out) -> {
            double[] next = new double[out.length];
            right.fill(position, first, out);
            right.fill(position, first + out.length, next);
            System.arraycopy(out, 1, out, 0, out.length - 1);
            out[out.length - 1] = next[0];
          };
        });
  }

  /** Coordinates are read one place too far, the last one twice. */
  static Pipeline coordinatesOffByOne() {
    return withSpoiltPoints(
        (points, replicate, coordinates) -> {
          ReplicatePoints right = points.replicate(replicate, coordinates);
          int last = coordinates.length - 1;
          return (position, first, out) -> right.fill(Math.min(position + 1, last), first, out);
        });
  }

  /** All replicates are the first. */
  static Pipeline oneReplicate() {
    return withSpoiltPoints((points, replicate, coordinates) -> points.replicate(0, coordinates));
  }

  /** Scenarios see draws of their own: each the one before's neighbour. */
  static Pipeline unpairedScenarios() {
    return withPlan(plan -> plan.withModel(new Unpaired(plan.model())));
  }

  /** The walk's first step is lost, its last one taken twice. */
  static Pipeline stepsOffByOne() {
    return withPlan(plan -> plan.withModel(new WrongSteps(plan.model())));
  }

  /** Quantiles are the means of the replicates' quantiles. */
  static Pipeline averagedQuantiles() {
    return plan -> {
      CompiledPlan compiled = new CompiledPlan(plan);
      List<PackedTally> tallies = new LocalRunner(2).run(compiled);
      PublishedRun pooled = PublishedRun.of(compiled, tallies);
      List<RunEstimates> single =
          tallies.stream().map(t -> new RunEstimates(compiled, List.of(t, t))).toList();
      List<QuantilesRow> rows = new ArrayList<>();
      Model model = plan.model();
      for (int s = 0; s < model.scenarios().size(); s++) {
        for (int q = 0; q < model.quarters().size(); q++) {
          for (double p : plan.quantiles()) {
            double sum = 0;
            double squares = 0;
            for (RunEstimates replicate : single) {
              double value = replicate.output(s, 0, q).quantile(p).value();
              sum += value;
              squares += value * value;
            }
            int n = single.size();
            double mean = sum / n;
            double error = Math.sqrt(Math.max(squares / n - mean * mean, 0) / (n - 1));
            rows.add(
                new QuantilesRow(
                    model.scenarios().get(s),
                    "value",
                    "units",
                    model.quarters().get(q),
                    p,
                    new Estimate(mean, error, mean - 2 * error, mean + 2 * error)));
          }
        }
      }
      return withTable(pooled, QuantilesRow.TABLE.rows("broken", rows));
    };
  }

  /** Errors of probabilities are binomial ones, from the draws of the first replicate. */
  static Pipeline intervalsOfOneReplicate() {
    return plan -> {
      PublishedRun run = VerificationTest.sound(plan);
      Model model = plan.model();
      double draws = plan.blocks() * RunPlan.BLOCK;
      List<EventsRow> rows = new ArrayList<>();
      for (int s = 0; s < model.scenarios().size(); s++) {
        for (int q = 0; q < model.quarters().size(); q++) {
          List<Estimate> probabilities = run.estimates().events(s, q);
          for (int e = 0; e < probabilities.size(); e++) {
            Event event = plan.events().get(e);
            double p = probabilities.get(e).value();
            double error = Math.sqrt(p * (1 - p) / draws);
            rows.add(
                new EventsRow(
                    model.scenarios().get(s),
                    model.quarters().get(q),
                    event,
                    new Estimate(p, error, p - 2 * error, p + 2 * error)));
          }
        }
      }
      return withTable(run, EventsRow.TABLE.rows("broken", rows));
    };
  }

  private static PublishedRun withTable(PublishedRun run, TableData table) {
    List<TableData> tables =
        run.tables().stream().map(t -> t.name().equals(table.name()) ? table : t).toList();
    return new PublishedRun(run.compiled(), run.estimates(), tables);
  }

  private static final class Unpaired extends ChangedModel {
    private static final long serialVersionUID = 1;

    Unpaired(Model model) {
      super(model);
    }

    @Override
    public Evaluator evaluator(int capacity, int walkPoints) {
      return new Delegating(model.evaluator(capacity, walkPoints)) {
        private final double[][] column = new double[walkPoints][capacity];

        @Override
        public double[][] column(int scenario, int output, int quarter) {
          double[][] right = super.column(scenario, output, quarter);
          for (int point = 0; point < right.length; point++) {
            for (int i = 0; i < capacity; i++) {
              column[point][i] = right[point][(i + scenario) % capacity];
            }
          }
          return scenario == 0 ? right : column;
        }
      };
    }
  }

  private static final class WrongSteps extends ChangedModel {
    private static final long serialVersionUID = 1;

    WrongSteps(Model model) {
      super(model);
    }

    @Override
    public Evaluator evaluator(int capacity, int walkPoints) {
      return new Delegating(model.evaluator(capacity, walkPoints)) {
        @Override
        public void path(double[][] increments) {
          double[][] wrong = increments.clone();
          for (int step = 0; step + 1 < wrong.length; step++) {
            wrong[step] = increments[step + 1];
          }
          super.path(wrong);
        }
      };
    }
  }

  private static class Delegating implements Evaluator {
    private final Evaluator evaluator;

    Delegating(Evaluator evaluator) {
      this.evaluator = evaluator;
    }

    @Override
    public void inputs(double[][] inputs, int n) {
      evaluator.inputs(inputs, n);
    }

    @Override
    public void marginal(int quarter, double[][] z) {
      evaluator.marginal(quarter, z);
    }

    @Override
    public void path(double[][] increments) {
      evaluator.path(increments);
    }

    @Override
    public double[][] column(int scenario, int output, int quarter) {
      return evaluator.column(scenario, output, quarter);
    }

    @Override
    public double[] pathColumn(int scenario, int output, int quarter) {
      return evaluator.pathColumn(scenario, output, quarter);
    }

    @Override
    public boolean[] failed(int scenario) {
      return evaluator.failed(scenario);
    }
  }
}
