package org.gap2028.engine.model;

/**
 * Evaluates a {@link Model} for a chunk of draws: first {@link #inputs}, then {@link #marginal} or
 * {@link #path} as often as wanted, each followed by reading {@link #column}. Allocates nothing
 * after its construction. All arrays hold one element a draw; elements from {@code n} on are not
 * touched.
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
   * Evaluates outputs that walk under each quarter's own law: the walk after s steps is sqrt(s) z.
   * Right for what is published quarter by quarter, wrong for what looks across quarters.
   *
   * @param z one standard normal a draw
   */
  void marginal(double[] z);

  /**
   * Evaluates outputs that walk along true paths.
   *
   * @param increments the walk's independent standard normal increments, by step, then by draw
   */
  void path(double[][] increments);

  /**
   * The values of one column after the last {@link #marginal} or {@link #path}, without additive
   * noise. The array belongs to the evaluator and is overwritten by its next call; values of failed
   * draws are arbitrary.
   */
  double[] column(int scenario, int output, int quarter);

  /**
   * Whether each draw failed in a scenario: one of its outputs has no meaning or is not finite. The
   * array belongs to the evaluator.
   */
  boolean[] failed(int scenario);
}
