package org.gap2028.job.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gap2028.engine.distribution.Beta;
import org.gap2028.engine.distribution.Correlation;
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
import org.gap2028.engine.distribution.Truncated;
import org.gap2028.engine.distribution.Uniform;
import org.gap2028.engine.statistics.Event;
import org.gap2028.job.verify.FunctionModel.DrawFunction;

/**
 * The problems. Their answers are in the resource {@code known-answers.csv}, made by {@code
 * scripts/golden/known_answers.py}, which names the sources; {@code docs/validation.md} tells what
 * each problem is for.
 */
final class Problems {

  private static final double NO_LOWER = Double.NEGATIVE_INFINITY;
  private static final double NO_UPPER = Double.POSITIVE_INFINITY;

  /** Coordinates 0 and 41 to 59 are the walk's and the noise's. */
  private static final int FIRST = 1;

  private static final int BEYOND_THE_NOISE = 64;

  private Problems() {}

  /** All problems. */
  static List<Problem> all() {
    return List.of(
        linear(),
        product(),
        extremes(),
        families(),
        dependence(),
        paired(),
        noiseIntegrated(),
        noiseDrawn(),
        path(),
        ishigami(),
        many(),
        stratified());
  }

  private static Problem linear() {
    return new Problem(
        "linear",
        FIRST,
        List.of(new Normal(1, 2), new Normal(-3, 1), new Normal(0.5, 0.5)),
        List.of(new Correlation(0, 1, 0.6), new Correlation(1, 2, -0.4)),
        new FunctionModel(
            3,
            4,
            0.3,
            1.5,
            functions("sum", x -> x[0] + x[1] + x[2], "other", x -> 2 * x[0] - x[1] + 1)),
        List.of(
            new Event("below_zero", NO_LOWER, 0, false, false),
            new Event("underlying_between", -1, 2, true, false)));
  }

  private static Problem product() {
    return new Problem(
        "product",
        FIRST,
        factors(),
        List.of(new Correlation(0, 1, 0.6), new Correlation(1, 2, -0.4)),
        plain(3, functions("product", x -> x[0] * x[1] * x[2])),
        List.of(new Event("rare", 14, NO_UPPER, false, false)));
  }

  private static List<Distribution> factors() {
    return List.of(LogNormal.of(0.2, 0.3), LogNormal.of(-0.1, 0.25), LogNormal.of(1, 0.2));
  }

  /** Many small replicates: one alone does not reach the quantiles that are asked for. */
  private static Problem extremes() {
    return new Problem(
        "extremes",
        FIRST,
        factors(),
        List.of(new Correlation(0, 1, 0.6), new Correlation(1, 2, -0.4)),
        plain(3, functions("product", x -> x[0] * x[1] * x[2])),
        List.of(),
        256,
        1);
  }

  /** Each input by itself: every family of distributions, and conditioning. */
  private static Problem families() {
    Map<String, Distribution> families = new LinkedHashMap<>();
    families.put("fixed", new Fixed(3));
    families.put("normal", new Normal(1, 2));
    families.put("lognormal", LogNormal.ofQuantiles(1, 4));
    families.put("uniform", new Uniform(-1, 3));
    families.put("loguniform", new LogUniform(0.1, 10));
    families.put("triangular", new Triangular(0, 1, 4));
    families.put("pert", new Pert(0, 1, 4));
    families.put("beta", new Beta(2, 5, -1, 3));
    families.put("logitnormal", LogitNormal.ofQuantiles(0.1, 0.8));
    families.put("metalog", Metalog.of(-0.15, 0.05, 0.3));
    families.put("metalog_above", Metalog.of(4, 7, 10.5, 0, NO_UPPER));
    families.put("metalog_within", Metalog.of(0.25, 0.6, 0.9, 0, 1));
    families.put("truncated", new Truncated(new Normal(0, 1), -1, 2));
    families.put(
        "quantiles", new QuantileList(List.of(0.0, 0.25, 0.6, 1.0), List.of(0.0, 1.0, 1.0, 4.0)));
    families.put("discrete", Discrete.of(List.of(1.0, 2.0, 5.0), List.of(0.2, 0.5, 0.3)));
    families.put(
        "mixture", new Mixture(List.of(0.3, 0.7), List.of(new Normal(0, 1), new Normal(5, 2))));
    families.put(
        "mixture_atom", new Mixture(List.of(0.4, 0.6), List.of(new Fixed(0), new Uniform(1, 2))));
    Map<String, DrawFunction> each = new LinkedHashMap<>();
    for (String family : families.keySet()) {
      int index = each.size();
      each.put(family, x -> x[index]);
    }
    return new Problem(
        "families",
        FIRST,
        List.copyOf(families.values()),
        List.of(),
        plain(families.size(), each),
        List.of(
            new Event("at_zero", 0, 0.5, false, false),
            new Event("at_one", 1, 1.5, false, false),
            new Event("at_two", 2, 2.5, false, false)));
  }

  /** Pearson and rank correlations, and quadrants, as means of products. */
  private static Problem dependence() {
    LogNormal first = LogNormal.of(0, 0.5);
    LogNormal second = LogNormal.of(0.3, 0.4);
    Normal normal = new Normal(0, 1);
    Uniform uniform = new Uniform(0, 1);
    List<Distribution> inputs =
        List.of(normal, normal, normal, first, second, uniform, uniform, normal, uniform);
    Map<String, DrawFunction> means = new LinkedHashMap<>();
    means.put("pearson_normal", product(inputs, 0, 1));
    means.put("pearson_normal_third", product(inputs, 1, 2));
    means.put("pearson_normal_none", product(inputs, 0, 2));
    means.put("pearson_lognormal", product(inputs, 3, 4));
    means.put("pearson_uniform", product(inputs, 5, 6));
    means.put("pearson_mixed", product(inputs, 7, 8));
    means.put("rank_normal", ranks(inputs, 0, 1));
    means.put("rank_lognormal", ranks(inputs, 3, 4));
    means.put("rank_mixed", ranks(inputs, 7, 8));
    means.put("orthant_normal", sameSide(inputs, 0, 1));
    means.put("orthant_lognormal", sameSide(inputs, 3, 4));
    means.put("orthant_uniform", sameSide(inputs, 5, 6));
    means.put("orthant_none", sameSide(inputs, 0, 8));
    return new Problem(
        "dependence",
        FIRST,
        inputs,
        List.of(
            new Correlation(0, 1, 0.6),
            new Correlation(1, 2, -0.3),
            new Correlation(3, 4, -0.5),
            new Correlation(5, 6, 0.7),
            new Correlation(7, 8, 0.4)),
        plain(inputs.size(), means),
        List.of());
  }

  private static DrawFunction product(List<Distribution> inputs, int i, int j) {
    double meanI = inputs.get(i).mean();
    double meanJ = inputs.get(j).mean();
    double sds = inputs.get(i).standardDeviation() * inputs.get(j).standardDeviation();
    return x -> (x[i] - meanI) * (x[j] - meanJ) / sds;
  }

  private static DrawFunction ranks(List<Distribution> inputs, int i, int j) {
    Distribution first = inputs.get(i);
    Distribution second = inputs.get(j);
    return x -> 12 * (first.cdf(x[i]) - 0.5) * (second.cdf(x[j]) - 0.5);
  }

  private static DrawFunction sameSide(List<Distribution> inputs, int i, int j) {
    double medianI = inputs.get(i).quantile(0.5);
    double medianJ = inputs.get(j).quantile(0.5);
    return x -> (x[i] > medianI) == (x[j] > medianJ) ? 1 : 0;
  }

  private static Problem paired() {
    return new Problem(
        "paired",
        FIRST,
        List.of(new Normal(0, 1), new Normal(0.5, 1)),
        List.of(),
        plain(
            2,
            functions("control", x -> x[0], "treated", x -> x[0] + 0.1 * x[1], "copy", x -> x[0])),
        List.of());
  }

  private static Problem noiseIntegrated() {
    return new Problem(
        "noise_integrated",
        FIRST,
        List.of(new Uniform(0, 4)),
        List.of(),
        new FunctionModel(1, 1, 0, 1, functions("noisy", x -> x[0])),
        noiseEvents());
  }

  private static Problem noiseDrawn() {
    return new Problem(
        "noise_drawn",
        FIRST,
        List.of(new Uniform(0, 4), new Normal(0, 1)),
        List.of(),
        new FunctionModel(2, 1, 0, 0, functions("noisy", x -> x[0] + x[1])),
        noiseEvents());
  }

  private static List<Event> noiseEvents() {
    return List.of(
        new Event("below_zero", NO_LOWER, 0, false, false),
        new Event("middle", 1, 3, false, false),
        new Event("underlying_below_one", NO_LOWER, 1, true, false));
  }

  private static Problem path() {
    return new Problem(
        "path",
        FIRST,
        List.of(new Normal(0, 1)),
        List.of(),
        new FunctionModel(1, 2, 0.8, 0, functions("walker", x -> x[0])),
        List.of(
            new Event("underlying_below_zero", NO_LOWER, 0, true, false),
            new Event("ever_below_zero", NO_LOWER, 0, false, true)));
  }

  private static Problem ishigami() {
    Uniform circle = new Uniform(-StrictMath.PI, StrictMath.PI);
    return new Problem(
        "ishigami",
        FIRST,
        List.of(circle, circle, circle),
        List.of(),
        plain(3, functions("ishigami", Problems::ishigami)),
        List.of());
  }

  private static double ishigami(double[] x) {
    double sin = StrictMath.sin(x[0]);
    double other = StrictMath.sin(x[1]);
    return sin + 7 * other * other + 0.1 * x[2] * x[2] * x[2] * x[2] * sin;
  }

  private static Problem many() {
    int inputs = 64;
    return new Problem(
        "many",
        BEYOND_THE_NOISE,
        new ArrayList<>(Collections.nCopies(inputs, new Uniform(0, 1))),
        List.of(),
        plain(inputs, functions("sum", Problems::sum)),
        List.of(new Event("below_30", NO_LOWER, 30, false, false)));
  }

  private static double sum(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value;
    }
    return sum;
  }

  private static Problem stratified() {
    return new Problem(
        "stratified",
        FIRST,
        List.of(new Uniform(0, 1)),
        List.of(),
        plain(1, functions("uniform", x -> x[0])),
        List.of(
            new Event("below_half", NO_LOWER, 0.5, false, false),
            new Event("below_thousandth", NO_LOWER, 0x1p-10, false, false)));
  }

  private static FunctionModel plain(int inputs, Map<String, DrawFunction> functions) {
    return new FunctionModel(inputs, 0, 0, 0, functions);
  }

  private static Map<String, DrawFunction> functions(String name, DrawFunction function) {
    return Map.of(name, function);
  }

  private static Map<String, DrawFunction> functions(
      String name, DrawFunction function, String name2, DrawFunction function2) {
    Map<String, DrawFunction> functions = new LinkedHashMap<>();
    functions.put(name, function);
    functions.put(name2, function2);
    return functions;
  }

  private static Map<String, DrawFunction> functions(
      String name,
      DrawFunction function,
      String name2,
      DrawFunction function2,
      String name3,
      DrawFunction function3) {
    Map<String, DrawFunction> functions = functions(name, function, name2, function2);
    functions.put(name3, function3);
    return functions;
  }
}
