package org.gap2028.engine.sensitivity;

import java.io.Serializable;
import org.gap2028.engine.distribution.StandardNormal;
import org.gap2028.engine.statistics.Event;

/**
 * What a decision maker gets in a draw: the model's first output, or the probability of an event.
 * It is an expectation given the inputs, since noise is nothing that one could know beforehand.
 */
public final class Payoff implements Serializable {

  private static final long serialVersionUID = 1;

  /** The event whose probability counts; null for the output itself. */
  private final Event event;

  private Payoff(Event event) {
    this.event = event;
  }

  /** The model's first output. */
  public static Payoff ofOutput() {
    return new Payoff(null);
  }

  /**
   * The probability of an event.
   *
   * @throws IllegalArgumentException if the event looks back along the path: the walk's one
   *     coordinate does not say whether it has held
   */
  public static Payoff ofProbability(Event event) {
    if (event.ever()) {
      throw new IllegalArgumentException(
          "Invalid payoff: event "
              + event.name()
              + " looks back along the path (events with ever are no payoff)");
    }
    return new Payoff(event);
  }

  /**
   * The expectation over walk and noise.
   *
   * @param values values at the rule's nodes, by node, then by draw; or one row where the walk does
   *     not enter
   * @param rule where the walk was evaluated
   * @param noise standard deviation of the additive noise
   * @param out receives the expectations, from {@code offset} on
   * @param n number of draws
   */
  void fill(double[][] values, GaussHermite rule, double noise, double[] out, int offset, int n) {
    if (event == null) {
      mean(values, rule, out, offset, n);
      return;
    }
    EventProbability probability = new EventProbability(event, noise);
    for (int i = 0; i < n; i++) {
      if (values.length == 1) {
        out[offset + i] = probability.of(values[0][i]);
      } else if (probability.isNoisy()) {
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
          sum += rule.weight(k) * probability.of(values[k][i]);
        }
        out[offset + i] = sum;
      } else {
        out[offset + i] =
            below(event.below(), values, rule, i) - below(event.from(), values, rule, i);
      }
    }
  }

  private static void mean(double[][] values, GaussHermite rule, double[] out, int offset, int n) {
    if (values.length == 1) {
      System.arraycopy(values[0], 0, out, offset, n);
      return;
    }
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int k = 0; k < values.length; k++) {
        sum += rule.weight(k) * values[k][i];
      }
      out[offset + i] = sum;
    }
  }

  /**
   * The probability that the output lies below a bound, without noise to smooth the step, which no
   * weighted sum over nodes would follow: the output is taken to be linear between two nodes, and
   * beyond the outermost as it is there (7 standard deviations out).
   */
  private static double below(double bound, double[][] values, GaussHermite rule, int i) {
    if (Double.isInfinite(bound)) {
      return bound > 0 ? 1 : 0;
    }
    int last = values.length - 1;
    double sum = values[0][i] < bound ? StandardNormal.cdf(rule.node(0)) : 0;
    for (int k = 0; k < last; k++) {
      double left = values[k][i];
      double right = values[k + 1][i];
      if (left < bound != right < bound) {
        double share = (bound - left) / (right - left);
        double cut = Math.fma(share, rule.node(k + 1) - rule.node(k), rule.node(k));
        sum +=
            left < bound
                ? StandardNormal.cdf(cut) - StandardNormal.cdf(rule.node(k))
                : StandardNormal.cdf(rule.node(k + 1)) - StandardNormal.cdf(cut);
      } else if (left < bound) {
        sum += StandardNormal.cdf(rule.node(k + 1)) - StandardNormal.cdf(rule.node(k));
      }
    }
    return values[last][i] < bound ? sum + StandardNormal.survival(rule.node(last)) : sum;
  }
}
