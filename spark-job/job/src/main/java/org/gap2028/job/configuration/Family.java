package org.gap2028.job.configuration;

import java.util.List;
import java.util.function.Function;
import org.gap2028.engine.distribution.Beta;
import org.gap2028.engine.distribution.Discrete;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.Fixed;
import org.gap2028.engine.distribution.LogNormal;
import org.gap2028.engine.distribution.LogUniform;
import org.gap2028.engine.distribution.LogitNormal;
import org.gap2028.engine.distribution.Metalog;
import org.gap2028.engine.distribution.Mixture;
import org.gap2028.engine.distribution.Normal;
import org.gap2028.engine.distribution.Pert;
import org.gap2028.engine.distribution.QuantileList;
import org.gap2028.engine.distribution.Triangular;
import org.gap2028.engine.distribution.Uniform;

/**
 * A family of distributions as configurations write it. A family with two ways to be written has
 * two entries of one name.
 *
 * @param name name of the family
 * @param fields its parameters
 * @param factory makes the distribution; refuses infeasible parameters with an {@link
 *     IllegalArgumentException} that begins with {@code Invalid <parameter>: <value>}
 */
record Family(String name, List<Field<?>> fields, Function<Values, Distribution> factory) {

  /** Values, quantiles or components of a distribution at most. */
  private static final int MOST_PARTS = 1000;

  private static final Field<List<Located<Double>>> VALUES =
      Field.required("values", numbers(), "the values");

  private static final Field<List<Located<Double>>> WEIGHTS =
      Field.required("weights", numbers(), "their weights, more than 0");

  private static final Field<List<Located<List<Located<Double>>>>> QUANTILES =
      Field.required(
          "quantiles",
          new ListShape<>(
              new ListShape<>(NumberShape.any(), 2, 2, "a probability and a value"),
              2,
              MOST_PARTS,
              "2 to " + MOST_PARTS + " pairs of a probability and a value"),
          "pairs of a probability, from 0 to 1, and a value");

  private static final Field<List<Located<Distribution>>> COMPONENTS =
      Field.required(
          "components",
          new ListShape<>(
              DistributionShape.alone(), 1, MOST_PARTS, "1 to " + MOST_PARTS + " distributions"),
          "the distributions that are mixed");

  /** All families, in the order in which messages name them. */
  static final List<Family> ALL =
      List.of(
          family("fixed", v -> new Fixed(v.number("value")), value("value", "the value")),
          family(
              "normal",
              v -> new Normal(v.number("mean"), v.number("sd")),
              value("mean", "mean"),
              value("sd", "standard deviation, more than 0")),
          family(
              "lognormal",
              v -> LogNormal.ofQuantiles(v.number("p05"), v.number("p95")),
              value("p05", "5 % quantile, more than 0"),
              value("p95", "95 % quantile, more than p05")),
          family(
              "lognormal",
              v -> LogNormal.of(v.number("mu"), v.number("sigma")),
              value("mu", "mean of the logarithm"),
              value("sigma", "standard deviation of the logarithm, more than 0")),
          family(
              "uniform",
              v -> new Uniform(v.number("min"), v.number("max")),
              value("min", "smallest value"),
              value("max", "largest value, more than min")),
          family(
              "loguniform",
              v -> new LogUniform(v.number("min"), v.number("max")),
              value("min", "smallest value, more than 0"),
              value("max", "largest value, more than min")),
          family(
              "triangular",
              v -> new Triangular(v.number("min"), v.number("mode"), v.number("max")),
              value("min", "smallest value"),
              value("mode", "most likely value, from min to max"),
              value("max", "largest value, more than min")),
          family(
              "pert",
              v -> new Pert(v.number("min"), v.number("mode"), v.number("max")),
              value("min", "smallest value"),
              value("mode", "most likely value, from min to max"),
              value("max", "largest value, more than min")),
          family(
              "beta",
              v ->
                  new Beta(
                      v.number("alpha"), v.number("beta"), v.number("min", 0), v.number("max", 1)),
              value("alpha", "shape at the lower end, more than 0"),
              value("beta", "shape at the upper end, more than 0"),
              Field.optional("min", NumberShape.any(), "lower end, 0 where left out"),
              Field.optional("max", NumberShape.any(), "upper end, 1 where left out")),
          family(
              "logitnormal",
              v -> LogitNormal.ofQuantiles(v.number("p05"), v.number("p95")),
              value("p05", "5 % quantile, more than 0"),
              value("p95", "95 % quantile, more than p05, less than 1")),
          family(
              "metalog",
              v ->
                  Metalog.of(
                      v.number("p05"),
                      v.number("p50"),
                      v.number("p95"),
                      v.number("lower", Double.NEGATIVE_INFINITY),
                      v.number("upper", Double.POSITIVE_INFINITY)),
              value("p05", "5 % quantile"),
              value("p50", "median"),
              value("p95", "95 % quantile"),
              Field.optional("lower", NumberShape.any(), "lower bound, none where left out"),
              Field.optional("upper", NumberShape.any(), "upper bound, none where left out")),
          family(
              "quantiles",
              v -> new QuantileList(column(v.get(QUANTILES), 0), column(v.get(QUANTILES), 1)),
              QUANTILES),
          family(
              "discrete",
              v -> Discrete.of(Schema.plain(v.get(VALUES)), Schema.plain(v.get(WEIGHTS))),
              VALUES,
              WEIGHTS),
          family(
              "mixture",
              v -> new Mixture(Schema.plain(v.get(WEIGHTS)), Schema.plain(v.get(COMPONENTS))),
              WEIGHTS,
              COMPONENTS));

  /** Names of the families, each once. */
  static List<String> names() {
    return ALL.stream().map(Family::name).distinct().toList();
  }

  /** The ways to write a family; none where there is no family of that name. */
  static List<Family> named(String name) {
    return ALL.stream().filter(family -> family.name().equals(name)).toList();
  }

  /** Names of the parameters. */
  List<String> parameters() {
    return fields.stream().map(Field::name).toList();
  }

  /** Whether the distribution can be conditioned on an interval. */
  boolean truncates() {
    return !name.equals("fixed") && !name.equals("discrete");
  }

  private static ListShape<Double> numbers() {
    return new ListShape<>(
        NumberShape.any(), 1, MOST_PARTS, "a list of 1 to " + MOST_PARTS + " numbers");
  }

  private static List<Double> column(List<Located<List<Located<Double>>>> pairs, int index) {
    return pairs.stream().map(pair -> pair.value().get(index).value()).toList();
  }

  private static Family family(
      String name, Function<Values, Distribution> factory, Field<?>... fields) {
    return new Family(name, List.of(fields), factory);
  }

  private static Field<Double> value(String name, String description) {
    return Field.required(name, NumberShape.any(), description);
  }
}
