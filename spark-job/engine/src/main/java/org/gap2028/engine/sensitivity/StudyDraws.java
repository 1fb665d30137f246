package org.gap2028.engine.sensitivity;

import java.util.stream.IntStream;
import org.gap2028.engine.distribution.NormalQuantileKernel;
import org.gap2028.engine.random.ReplicatePoints;
import org.gap2028.engine.run.RunPlan;

/**
 * Pairs of independent standard normals for every player: the base draw's and a fresh one. Both
 * come from one point set of twice as many coordinates as there are players, the players in their
 * order of importance, base before fresh: halves of consecutive points of one smaller set would not
 * be independent. Replicates are numbered far from those of the run, so that no draw serves twice.
 *
 * <p>The noise's normals are several a draw, at stratified points of its uniform, as in the run.
 */
final class StudyDraws {

  /** Distance of the replicates of different purposes; a run has at most 1,024. */
  private static final int PURPOSE_SHIFT = 16;

  /** What draws are for: each purpose has replicates of its own. */
  enum Purpose {
    /** Pick-freeze. */
    PICK_FREEZE(1),
    /** Walks through permutations. */
    WALKS(2),
    /** The permutations. */
    PERMUTATIONS(3);

    private final int id;

    Purpose(int id) {
      this.id = id;
    }

    int replicate(int replicate) {
      return (id << PURPOSE_SHIFT) + replicate;
    }
  }

  private final RunPlan plan;
  private final Players players;
  private final Purpose purpose;
  private final int chunk;
  private final NormalQuantileKernel normal;
  private final double[] uniforms;
  private final double[] shifted;
  private final double[][] base;
  private final double[][] fresh;
  private final double[][] baseNoise;
  private final double[][] freshNoise;
  private ReplicatePoints points;

  StudyDraws(RunPlan plan, Players players, Purpose purpose, int chunk) {
    this.plan = plan;
    this.players = players;
    this.purpose = purpose;
    this.chunk = chunk;
    normal = new NormalQuantileKernel(chunk);
    uniforms = new double[chunk];
    shifted = new double[chunk];
    base = new double[players.inputs()][chunk];
    fresh = new double[players.inputs()][chunk];
    baseNoise = new double[plan.walkPoints()][chunk];
    freshNoise = new double[plan.walkPoints()][chunk];
  }

  /** Turns to a replicate. */
  void replicate(int replicate) {
    points =
        plan.points()
            .replicate(
                purpose.replicate(replicate), IntStream.range(0, 2 * players.count()).toArray());
  }

  /** Fills all arrays for a chunk's points, the first of which is a multiple of its length. */
  void fill(long first) {
    for (int player = 0; player < players.inputs(); player++) {
      points.fill(players.rank(player), first, uniforms);
      normal.fill(uniforms, base[player], chunk);
      points.fill(players.count() + players.rank(player), first, uniforms);
      normal.fill(uniforms, fresh[player], chunk);
    }
    noise(players.rank(players.noise()), first, baseNoise);
    noise(players.count() + players.rank(players.noise()), first, freshNoise);
  }

  private void noise(int position, long first, double[][] out) {
    points.fill(position, first, uniforms);
    normal.fill(uniforms, out[0], chunk);
    for (int point = 1; point < out.length; point++) {
      double shift = (double) point / out.length;
      double rest = 1 - shift;
      for (int i = 0; i < chunk; i++) {
        shifted[i] = uniforms[i] >= rest ? uniforms[i] - rest : uniforms[i] + shift;
      }
      normal.fill(shifted, out[point], chunk);
    }
  }

  /** Independent normals of the base draws, by player that is an input, then by draw. */
  double[][] base() {
    return base;
  }

  /** The fresh ones, likewise. */
  double[][] fresh() {
    return fresh;
  }

  /** The noise's normals of the base draws, by walk point, then by draw. */
  double[][] baseNoise() {
    return baseNoise;
  }

  /** The fresh ones, likewise. */
  double[][] freshNoise() {
    return freshNoise;
  }
}
