package org.gap2028.engine.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * One of several values.
 *
 * @param values the values, finite, ascending
 * @param weights their weights, positive and finite, in any unit; probabilities are proportional to
 *     them
 */
public record Discrete(List<Double> values, List<Double> weights) implements Distribution {

  /**
   * Checks the parameters and keeps copies of them.
   *
   * @throws IllegalArgumentException if there are no values or not as many weights, if the values
   *     do not ascend or a weight is not positive, or a number or the sum of the weights is not
   *     finite
   */
  public Discrete {
    values = List.copyOf(values);
    weights = Weights.checked(weights, values.size(), "values");
    double before = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (!(value > before && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Invalid values: " + value + " (finite, each above the one before)");
      }
      before = value;
    }
  }

  /**
   * The distribution of values in any order.
   *
   * @throws IllegalArgumentException as the constructor, and if a value is there twice
   */
  public static Discrete of(List<Double> values, List<Double> weights) {
    if (values.size() != weights.size()) {
      return new Discrete(values, weights);
    }
    List<Integer> order =
        IntStream.range(0, values.size())
            .boxed()
            .sorted((i, j) -> Double.compare(values.get(i), values.get(j)))
            .toList();
    for (int i = 1; i < order.size(); i++) {
      double value = values.get(order.get(i));
      if (value == values.get(order.get(i - 1))) {
        throw new IllegalArgumentException("Invalid values: " + value + " (each value once)");
      }
    }
    return new Discrete(
        order.stream().map(values::get).toList(), order.stream().map(weights::get).toList());
  }

  @Override
  public String family() {
    return "discrete";
  }

  @Override
  public double lower() {
    return values.get(0);
  }

  @Override
  public double upper() {
    return values.get(values.size() - 1);
  }

  @Override
  public double quantile(double p, double q) {
    double total = Weights.sum(weights);
    int last = values.size() - 1;
    double sum = 0;
    if (p <= q) {
      for (int i = 0; i < last; i++) {
        sum += weights.get(i);
        if (sum / total >= p) {
          return values.get(i);
        }
      }
      return values.get(last);
    }
    for (int i = last; i > 0; i--) {
      sum += weights.get(i);
      if (sum / total > q) {
        return values.get(i);
      }
    }
    return values.get(0);
  }

  @Override
  public double cdf(double x) {
    return x >= upper() ? 1 : Weights.sum(weights.subList(0, upTo(x))) / Weights.sum(weights);
  }

  @Override
  public double survival(double x) {
    return x < lower()
        ? 1
        : Weights.sum(weights.subList(upTo(x), weights.size())) / Weights.sum(weights);
  }

  @Override
  public double mean() {
    return lower() + moment(x -> x - lower());
  }

  @Override
  public double standardDeviation() {
    double mean = mean();
    return Math.sqrt(moment(x -> (x - mean) * (x - mean)));
  }

  @Override
  public double tailIndex() {
    return Double.POSITIVE_INFINITY;
  }

  /** The jumps from each value to the next. */
  @Override
  public List<Kink> kinks() {
    List<Kink> kinks = new ArrayList<>();
    for (int i = 0; i + 1 < values.size(); i++) {
      double value = values.get(i);
      kinks.add(new Kink(cdf(value), survival(value), value, values.get(i + 1)));
    }
    return kinks;
  }

  private double moment(DoubleUnaryOperator f) {
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
      sum += weights.get(i) * f.applyAsDouble(values.get(i));
    }
    return sum / Weights.sum(weights);
  }

  /** How many values are at most x. */
  private int upTo(double x) {
    int count = 0;
    while (count < values.size() && values.get(count) <= x) {
      count++;
    }
    return count;
  }
}
