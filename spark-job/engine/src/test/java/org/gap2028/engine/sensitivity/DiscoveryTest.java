package org.gap2028.engine.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.gap2028.engine.distribution.Discrete;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.Uniform;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Event;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

  private static final Event POSITIVE =
      new Event("positive", 0, Double.POSITIVE_INFINITY, false, false);

  private static RunPlan plan(
      List<Distribution> inputs, double noise, LeverModel.Function function) {
    LeverModel model =
        new LeverModel(inputs.size(), List.of("a"), List.of(0), 1, 0, noise, function);
    return StudyPlans.of(model, inputs, List.of(), List.of(POSITIVE), 8).withModel(model);
  }

  private static Discovery discovery(RunPlan plan, Event event, int threads) {
    DiscoveryStudy study = new DiscoveryStudy(event, 0, plan, 1);
    return new Discovery(plan, new LocalStudies(threads).run(study, new CompiledPlan(plan)));
  }

  private static List<Distribution> uniforms(int count) {
    return Collections.nCopies(count, new Uniform(0, 1));
  }

  /** Inside, the event holds in 90.9 % of the draws; outside, in 9.1 %. */
  @Test
  void findsABoxAndNothingElse() {
    RunPlan plan =
        plan(uniforms(8), 0.75, (policy, x) -> x[1] < 0.25 && x[4] >= 0.5 && x[4] < 0.875 ? 1 : -1);
    Discovery discovery = discovery(plan, POSITIVE, 2);
    double p = 0.9088;
    double mass = 0.25 * 0.375;

    assertThat(discovery.probability()).isCloseTo(mass * p + (1 - mass) * (1 - p), within(0.005));
    List<Box> boxes = discovery.boxes();
    assertThat(boxes).hasSize(1);
    Box box = boxes.get(0);
    assertThat(box.restrictions()).hasSize(2);
    Box.Restriction first = box.restrictions().get(0);
    assertThat(first.input()).isEqualTo(1);
    assertThat(first.low()).isEmpty();
    assertThat(first.high().getAsDouble()).isCloseTo(0.25, within(1e-9));
    Box.Restriction second = box.restrictions().get(1);
    assertThat(second.input()).isEqualTo(4);
    assertThat(second.low().getAsDouble()).isCloseTo(0.5, within(1e-9));
    assertThat(second.high().getAsDouble()).isCloseTo(0.875, within(1e-9));
    // 12,000 draws lie inside: five standard errors of a share.
    assertThat(box.mass()).isCloseTo(mass, within(0.001));
    assertThat(box.density()).isCloseTo(p, within(0.014));
    assertThat(box.coverage())
        .isCloseTo(box.density() * box.mass() / discovery.probability(), within(1e-12));
  }

  @Test
  void restrictsThreeInputsAtMost() {
    RunPlan plan =
        plan(
            uniforms(6),
            0,
            (policy, x) -> 1.5 - 4 * x[0] - 3 * x[1] - 2 * x[2] - x[3] / 2 - x[4] / 2);
    List<Box> boxes = discovery(plan, POSITIVE, 2).boxes();

    assertThat(boxes).isNotEmpty();
    assertThat(boxes.get(0).restrictions())
        .extracting(Box.Restriction::input)
        .contains(0, 1)
        .doesNotContain(5)
        .hasSizeLessThanOrEqualTo(3);
    assertThat(boxes.get(0).density()).isGreaterThan(0.5);
  }

  @Test
  void findsSeveralBoxes() {
    RunPlan plan =
        plan(uniforms(4), 0.5, (policy, x) -> x[0] < 0.125 || x[2] >= 0.75 && x[1] < 0.25 ? 1 : -1);
    List<Box> boxes = discovery(plan, POSITIVE, 2).boxes();

    assertThat(boxes).hasSize(2);
    assertThat(boxes.get(0).restrictions()).hasSize(1);
    assertThat(boxes.get(0).restrictions().get(0).input()).isZero();
    assertThat(boxes.get(1).restrictions()).extracting(Box.Restriction::input).contains(1, 2);
  }

  @Test
  void namesValuesOfDiscreteInputs() {
    RunPlan plan =
        plan(
            List.of(Discrete.of(List.of(1.0, 2.0, 4.0), List.of(0.3, 0.5, 0.2)), new Uniform(0, 1)),
            0.5,
            (policy, x) -> x[0] == 2 ? 1 : -1);
    List<Box> boxes = discovery(plan, POSITIVE, 2).boxes();

    assertThat(boxes.get(0).restrictions())
        .containsExactly(new Box.Restriction(0, OptionalDouble.of(2), OptionalDouble.of(4)));
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    RunPlan plan = plan(uniforms(3), 1, (policy, x) -> -1);

    assertThat(discovery(plan, POSITIVE, 2).boxes()).isEmpty();
    Event never = new Event("never", 1000, Double.POSITIVE_INFINITY, false, false);
    assertThat(discovery(plan, never, 2).probability()).isZero();
    assertThat(discovery(plan, never, 2).boxes()).isEmpty();
    Event always = new Event("always", -1000, Double.POSITIVE_INFINITY, false, false);
    assertThat(discovery(plan, always, 2).probability()).isEqualTo(1);
    assertThat(discovery(plan, always, 2).boxes()).isEmpty();
  }

  @Test
  void isTheSameOnThreads() {
    RunPlan plan = plan(uniforms(4), 0.5, (policy, x) -> x[0] + x[1] - 1.5);

    assertThat(discovery(plan, POSITIVE, 3).boxes())
        .isEqualTo(discovery(plan, POSITIVE, 1).boxes())
        .isNotEmpty();
  }

  @Test
  void leavesOutDrawsThatFail() {
    RunPlan plan =
        plan(uniforms(3), 0.5, (policy, x) -> x[0] < 0.5 ? Double.NaN : x[1] < 0.25 ? 1 : -1);
    Discovery discovery = discovery(plan, POSITIVE, 2);

    assertThat(discovery.probability()).isCloseTo(0.25 * 0.977 + 0.75 * 0.023, within(0.01));
    assertThat(discovery.boxes().get(0).restrictions())
        .extracting(Box.Restriction::input)
        .containsExactly(1);
  }
}
