package org.gap2028.engine.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.gap2028.engine.distribution.Correlation;
import org.gap2028.engine.distribution.Discrete;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.Fixed;
import org.gap2028.engine.distribution.Normal;
import org.gap2028.engine.distribution.StandardNormal;
import org.gap2028.engine.random.SobolPoints;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.Plans;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.sensitivity.DecisionProblem.Goal;
import org.gap2028.engine.sensitivity.DecisionProblem.Option;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.engine.statistics.Event;
import org.junit.jupiter.api.Test;

class ValueOfInformationTest {

  /** Student's t with 15 degrees exceeds this once in a million times. */
  private static final double LIMIT = 7.6;

  private static final Payoff OUTPUT = new Payoff(Optional.empty());

  /** 16 replicates of 4,096 draws. */
  private static final int BLOCKS = 4;

  private static ValueOfInformation values(RunPlan plan, DecisionProblem problem, int quarter) {
    DecisionStudy study = new DecisionStudy(problem, plan, quarter);
    return new ValueOfInformation(plan, new LocalStudies(2).run(study, new CompiledPlan(plan)));
  }

  private static RunPlan plan(
      List<Distribution> inputs,
      List<Correlation> correlations,
      int policies,
      LeverModel.Function function) {
    List<Integer> all = java.util.stream.IntStream.range(0, policies).boxed().toList();
    LeverModel model = new LeverModel(inputs.size(), List.of("a", "b"), all, 2, 1.5, 2, function);
    return StudyPlans.of(model, inputs, correlations, List.of(), BLOCKS);
  }

  private static DecisionProblem problem(Goal goal, Payoff payoff, double... costs) {
    List<Option> options = new java.util.ArrayList<>();
    for (double cost : costs) {
      options.add(new Option(options.size(), cost));
    }
    return new DecisionProblem(goal, payoff, options);
  }

  /** E max(D, 0) - max(E D, 0) for normal D: what knowing D is worth. */
  private static double worth(double mean, double sd) {
    double u = Math.abs(mean) / sd;
    return sd * (StandardNormal.density(u) - u * StandardNormal.survival(u));
  }

  /**
   * An estimate may be below by what a better choice would gain: a bin's width and noise cost less
   * than 1 % of a standard deviation's worth here.
   */
  private static void check(Estimate estimate, double exact, double sd) {
    assertThat(estimate.value())
        .isBetween(
            exact - LIMIT * estimate.standardError() - 0.001 * sd,
            exact + LIMIT * estimate.standardError());
    assertThat(estimate.standardError()).isLessThan(0.005 * sd);
  }

  @Test
  void isKnownForNormalGains() {
    // The second option gains 0.4 + x0 + 2 x1 - 0.6, x2 tells nothing by itself.
    RunPlan plan =
        plan(
            List.of(new Normal(0, 1), new Normal(0, 1), new Normal(5, 1)),
            List.of(new Correlation(0, 1, 0.5)),
            2,
            (policy, x) -> x[2] + policy * (0.4 + x[0] + 2 * x[1]));
    ValueOfInformation values = values(plan, problem(Goal.MAXIMISE, OUTPUT, 0, 0.6), 2);
    double sd = Math.sqrt(1 + 4 + 2);

    assertThat(values.best()).isZero();
    check(values.perfect(), worth(-0.2, sd), sd);
    check(values.partial(List.of(0)), worth(-0.2, 2), sd);
    check(values.partial(List.of(1)), worth(-0.2, 2.5), sd);
    check(values.partial(List.of(0, 1)), worth(-0.2, sd), sd);
    check(values.partial(List.of(0, 1, 2)), worth(-0.2, sd), sd);
    assertThat(values.partial(List.of(2))).isEqualTo(new Estimate(0, 0, 0, 0));
    assertThat(values.ofEach()).hasSize(3).contains(values.partial(List.of(1)));
  }

  @Test
  void choosesBetweenThree() {
    RunPlan plan =
        plan(
            List.of(new Normal(0, 1), new Normal(0, 1)),
            List.of(),
            3,
            (policy, x) -> policy == 0 ? 0 : x[policy - 1]);
    ValueOfInformation values = values(plan, problem(Goal.MAXIMISE, OUTPUT, 0, 0, 0.1), 0);

    // E max(0, X, Y - 0.1) by quadrature over X.
    GaussHermite rule = GaussHermite.of(200);
    double exact = 0;
    for (int k = 0; k < rule.size(); k++) {
      double x = Math.max(rule.node(k), 0);
      double u = x + 0.1;
      exact += rule.weight(k) * (x + StandardNormal.density(u) - u * StandardNormal.survival(u));
    }
    check(values.perfect(), exact, 1);
    check(values.partial(List.of(0, 1)), exact, 1);
    check(values.partial(List.of(0)), worth(0, 1), 1);
    check(values.partial(List.of(1)), worth(-0.1, 1), 1);
  }

  @Test
  void isZeroWhereItIsExactlyZero() {
    Estimate zero = new Estimate(0, 0, 0, 0);
    // The second option is better in every draw; the last input is fixed.
    RunPlan dominated =
        plan(
            List.of(new Normal(0, 1), new Normal(0, 1), new Fixed(2)),
            List.of(),
            2,
            (policy, x) -> x[0] + policy * (0.1 + x[1] * x[1]));
    ValueOfInformation values = values(dominated, problem(Goal.MAXIMISE, OUTPUT, 0, 0.1), 1);
    assertThat(values.best()).isEqualTo(1);
    assertThat(values.perfect()).isEqualTo(zero);
    assertThat(values.partial(List.of(1))).isEqualTo(zero);
    assertThat(values.partial(List.of(0, 1))).isEqualTo(zero);
    // Both options are the same but for their cost.
    RunPlan same =
        plan(List.of(new Normal(0, 1), new Normal(3, 1)), List.of(), 2, (policy, x) -> x[0]);
    ValueOfInformation none = values(same, problem(Goal.MINIMISE, OUTPUT, 0.1, 0.3), 1);
    assertThat(none.best()).isZero();
    assertThat(none.perfect().value()).isZero();
    assertThat(none.partial(List.of(0))).isEqualTo(zero);
    assertThat(none.partial(List.of(0, 1))).isEqualTo(zero);
    // Undecided without knowledge, and yet the second and third input tell nothing.
    RunPlan undecided =
        plan(
            List.of(new Normal(0, 1), new Normal(0, 1), new Normal(0, 1), new Fixed(2)),
            List.of(),
            2,
            (policy, x) -> policy * x[0] + x[1]);
    ValueOfInformation some = values(undecided, problem(Goal.MAXIMISE, OUTPUT, 0, 0), 1);
    check(some.partial(List.of(0)), worth(0, 1), 1);
    assertThat(some.partial(List.of(1))).isEqualTo(zero);
    assertThat(some.partial(List.of(1, 2))).isEqualTo(zero);
    assertThat(some.partial(List.of(3))).isEqualTo(zero);
  }

  @Test
  void knowsTheValuesOfDiscreteInputs() {
    RunPlan plan =
        plan(
            List.of(Discrete.of(List.of(-1.0, 0.0, 2.0), List.of(0.5, 0.2, 0.3)), new Normal(0, 1)),
            List.of(new Correlation(0, 1, 0.7)),
            2,
            (policy, x) -> policy * x[0] + x[1]);
    ValueOfInformation values = values(plan, problem(Goal.MAXIMISE, OUTPUT, 0, 0.3), 0);

    // Without: -1, 0, 2 have mean 0.1, less than 0.3. With: 2 - 0.3 in 30 % of the draws.
    Estimate estimate = values.partial(List.of(0));
    assertThat(estimate.value()).isCloseTo(0.51, within(LIMIT * estimate.standardError() + 1e-4));
    assertThat(values.perfect().value()).isCloseTo(estimate.value(), within(1e-12));
  }

  /**
   * The payoff is a probability given the inputs. With the draw's own walk and noise, whether the
   * event holds would be taken for something that can be known, and worth more.
   */
  @Test
  void takesNoiseForWhatCannotBeKnown() {
    Event event = new Event("below", Double.NEGATIVE_INFINITY, 0, false, false);
    RunPlan plan =
        plan(
            List.of(new Normal(0, 1), new Normal(0, 1)),
            List.of(),
            2,
            (policy, x) -> x[1] + policy * (0.5 + x[0]));
    DecisionProblem problem = problem(Goal.MINIMISE, new Payoff(Optional.of(event)), 0, 0.07);
    ValueOfInformation values = values(plan, problem, 2);

    // Walk of 2 steps of 1.5 and noise of 2: P(below) = Phi(-output / sd).
    double sd = Math.sqrt(2 * 2.25 + 4);
    GaussHermite rule = GaussHermite.of(200);
    double without0 = 0;
    double without1 = 0;
    double perfect = 0;
    double single = 0;
    for (int k = 0; k < rule.size(); k++) {
      double x0 = rule.node(k);
      double gain = 0;
      for (int l = 0; l < rule.size(); l++) {
        double weight = rule.weight(k) * rule.weight(l);
        double first = -StandardNormal.cdf(-rule.node(l) / sd);
        double second = -StandardNormal.cdf(-(rule.node(l) + 0.5 + x0) / sd) - 0.07;
        without0 += weight * first;
        without1 += weight * second;
        perfect += weight * Math.max(first, second);
        gain += rule.weight(l) * (second - first);
      }
      single += rule.weight(k) * Math.max(gain, 0);
    }
    assertThat(without1).isLessThan(without0);
    assertThat(values.best()).isZero();
    // A kink leaves the rule of 200 nodes some 1e-5 off.
    check(values.perfect(), perfect - without0, 0.1);
    check(values.partial(List.of(0)), single, 0.1);
    assertThat(perfect - without0).isBetween(0.02, 0.06);
  }

  /** The specification's example, known from a program that shares no code with this one. */
  @Test
  void isKnownForTheGap() {
    RunPlan plan = Plans.gap(new SobolPoints(2028), 16, 4, 1);
    Event event = plan.events().get(0);
    DecisionProblem problem =
        new DecisionProblem(
            Goal.MINIMISE,
            new Payoff(Optional.of(event)),
            List.of(new Option(1, 0.05), new Option(0, 0)));
    Estimate evpi = values(plan, problem, 11).perfect();

    assertThat(evpi.value()).isCloseTo(0.0199, within(LIMIT * evpi.standardError() + 0.00005));
    assertThat(evpi.standardError()).isLessThan(0.0005);
  }

  @Test
  void isTheSameOnThreads() {
    RunPlan plan =
        plan(
            List.of(new Normal(0, 1), new Normal(0, 1)),
            List.of(),
            2,
            (policy, x) -> policy * (x[0] + x[1]));
    DecisionStudy study = new DecisionStudy(problem(Goal.MAXIMISE, OUTPUT, 0, 0.2), plan, 1);
    CompiledPlan compiled = new CompiledPlan(plan);
    ValueOfInformation one = new ValueOfInformation(plan, new LocalStudies(1).run(study, compiled));
    ValueOfInformation three =
        new ValueOfInformation(plan, new LocalStudies(3).run(study, compiled));

    assertThat(three.ofEach()).isEqualTo(one.ofEach());
    assertThat(three.partial(List.of(0, 1))).isEqualTo(one.partial(List.of(0, 1)));
  }
}
