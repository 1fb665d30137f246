package org.gap2028.engine.model;

/**
 * Evaluates a {@link Model} for a chunk of draws: first {@link #inputs}, then {@link #marginal} or
 * {@link #path} or both, each followed by reading its columns. Allocates nothing after its
 * construction. All arrays hold one element a draw; elements from {@code n} on are not touched. The
 * arrays it returns are its own and overwritten by its next call.
 */
public interface Evaluator {

  /**
   * Takes the inputs and computes all that no noise enters, {@link #failed} included.
   *
   * @param inputs inputs by index, then by draw
   * @param n number of draws, 1 to the capacity
   */
  void inputs(double[][] inputs, int n);

  /**
   * Evaluates a quarter's outputs that walk under that quarter's own law: the walk after s steps is
   * sqrt(s) z. Right for what is published quarter by quarter, wrong for what looks across
   * quarters.
   *
   * @param z standard normals by point of the walk, then by draw
   */
  void marginal(int quarter, double[][] z);

  /**
   * Evaluates outputs that walk along true paths.
   *
   * @param increments the walk's independent standard normal increments, by step, then by draw
   */
  void path(double[][] increments);

  /**
   * The values of a column of the quarter that {@link #marginal} evaluated last, without additive
   * noise: by point of the walk, then by draw, or one row where the walk does not enter. Values of
   * failed draws are arbitrary.
   */
  double[][] column(int scenario, int output, int quarter);

  /**
   * The values of one column after the last {@link #path}, without additive noise. Values of failed
   * draws are arbitrary.
   */
  double[] pathColumn(int scenario, int output, int quarter);

  /** Whether each draw failed in a scenario: one of its outputs has no meaning or is not finite. */
  boolean[] failed(int scenario);
}
