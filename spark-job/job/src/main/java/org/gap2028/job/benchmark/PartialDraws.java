package org.gap2028.job.benchmark;

import java.util.stream.Stream;
import org.gap2028.engine.model.Evaluator;
import org.gap2028.engine.random.ReplicatePoints;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.DrawSampler;
import org.gap2028.engine.run.PlannedInput;
import org.gap2028.engine.run.RunPlan;

/**
 * The work of {@link org.gap2028.engine.run.BlockEvaluator} on draws, cut off after one of its
 * parts: the same calls, chunk by chunk, in the same order.
 */
final class PartialDraws {

  private static final int CHUNK = DrawSampler.CHUNK;
  private static final int REPLICATE = 0;

  private final ReplicatePoints points;
  private final int coordinates;
  private final double[] uniforms = new double[CHUNK];
  private final DrawSampler sampler;
  private final Evaluator evaluator;
  private final int quarters;
  private final boolean paths;

  /** Parts of the work on a plan's draws, all of its first replicate. */
  PartialDraws(CompiledPlan compiled) {
    RunPlan plan = compiled.plan();
    paths = !compiled.pathEvents().isEmpty();
    int[] used =
        Stream.concat(
                plan.inputs().stream().map(PlannedInput::coordinate),
                plan.walkCoordinates().stream().limit(paths ? Long.MAX_VALUE : 1))
            .mapToInt(Integer::intValue)
            .toArray();
    coordinates = used.length;
    points = plan.points().replicate(REPLICATE, used);
    sampler = new DrawSampler(compiled);
    sampler.replicate(REPLICATE);
    evaluator = plan.model().evaluator(CHUNK, plan.walkPoints());
    quarters = plan.model().quarters().size();
  }

  /** Uniforms of the points from {@code first} to {@code end}, multiples of a chunk. */
  void coordinates(long first, long end) {
    for (long point = first; point < end; point += CHUNK) {
      for (int c = 0; c < coordinates; c++) {
        points.fill(c, point, uniforms);
      }
    }
  }

  /** Uniforms and inputs. */
  void inputs(long first, long end) {
    for (long point = first; point < end; point += CHUNK) {
      sampler.inputs(point);
      sampler.walkPoints(point);
      if (paths) {
        sampler.walkIncrements(point);
      }
    }
  }

  /** Uniforms, inputs and the model. */
  void model(long first, long end) {
    for (long point = first; point < end; point += CHUNK) {
      evaluator.inputs(sampler.inputs(point), CHUNK);
      double[][] walk = sampler.walkPoints(point);
      for (int q = 0; q < quarters; q++) {
        evaluator.marginal(q, walk);
      }
      if (paths) {
        evaluator.path(sampler.walkIncrements(point));
      }
    }
  }
}
