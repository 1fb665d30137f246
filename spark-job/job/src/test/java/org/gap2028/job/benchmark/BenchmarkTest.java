package org.gap2028.job.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.RunEstimates;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.engine.statistics.Estimate;
import org.gap2028.job.configuration.ConfigurationReader;
import org.junit.jupiter.api.Test;

class BenchmarkTest {

  private static RunPlan plan(String fields) {
    String json = "{\"name\": \"a\", \"model\": \"compute-gap\"" + fields + "}";
    return ConfigurationReader.read(json.getBytes(StandardCharsets.UTF_8), "a.json", List.of())
        .plan();
  }

  @Test
  void measuresStagesThatMakeUpADraw() {
    RunPlan plan = plan(", \"sampling\": {\"draws\": 131072}");
    BenchmarkResult result =
        new Benchmark(System::nanoTime, 2_000_000_000L, 1_000_000_000L).measure(plan);
    StageTimes stages = result.stages();
    assertThat(stages.coordinates()).isPositive();
    assertThat(stages.inputs()).isPositive();
    assertThat(stages.model()).isPositive();
    assertThat(stages.statistics()).isPositive();
    assertThat(stages.coordinates() + stages.inputs() + stages.model() + stages.statistics())
        .isCloseTo(result.nsPerDraw(), within(1e-6 * result.nsPerDraw()));
    assertThat(result.walkPoints()).isEqualTo(4);
    // A quarter of the walk's values, of the leads and differences.
    assertThat(result.nsPerDrawOneWalkPoint()).isPositive().isLessThan(result.nsPerDraw());
    assertThat(result.drawsPerSecondPerCore()).isEqualTo(1e9 / result.nsPerDraw());
    // Pages of histograms for rare values, and nothing for a draw.
    assertThat(result.bytesPerDraw()).isBetween(0.0, 2.0);
    assertThat(result.cores()).isPositive();
    assertThat(result.jvm()).contains(Runtime.version().toString());
  }

  @Test
  void tellsTheStandardErrorsOfSuchARun() {
    RunPlan plan = plan(", \"sampling\": {\"draws\": 131072}");
    PrecisionPilot pilot = PrecisionPilot.of(plan, 1);
    List<PrecisionSpeed> speeds = pilot.speeds(1000);
    CompiledPlan compiled = new CompiledPlan(plan);
    RunEstimates estimates = new RunEstimates(compiled, new LocalRunner(1).run(compiled));
    Estimate mean = estimates.output(1, 0, 11).mean();
    Estimate near = estimates.events(1, 11).get(0);
    double seconds = 131072 * 1e-6 * Math.pow(2, 1 / pilot.exponent());
    // Four of the lead, four events; two differences.
    assertThat(speeds).hasSize(3 * (4 + 4) + 2);
    assertThat(speeds)
        .allSatisfy(
            speed -> assertThat(speed.secondsToHalf()).isCloseTo(seconds, withinPercentage(1e-9)));
    assertThat(speeds.stream().filter(s -> s.scenario().equals("tighten")))
        .extracting(s -> s.event().orElse(s.statistic()), PrecisionSpeed::standardError)
        .contains(tuple("mean", mean.standardError()), tuple("near_parity", near.standardError()));
  }

  @Test
  void errorsOfRandomPointsFallAsTheRootOfTheDraws() {
    RunPlan plan =
        plan(
            ", \"sampling\": {\"draws\": 131072, \"design\": \"random\"}, \"events\": [],"
                + " \"scenarios\": {\"a\": {\"levers\": {}}}");
    // Each error of 32 replicates is good to 13 %, so an exponent to 0.13 at worst (if the quarter
    // were other draws). Points that fill space get 0.6 and more here.
    assertThat(PrecisionPilot.of(plan, 1).exponent()).isBetween(0.5, 0.5 + 4 * 0.13);
  }

  @Test
  void sobolPointsGetPreciseFaster() {
    RunPlan plan = plan(", \"sampling\": {\"draws\": 524288}");
    assertThat(PrecisionPilot.of(plan, 1).exponent()).isGreaterThan(0.5);
  }

  @Test
  void knowsNoPrecisionWhereAllDrawsFail() {
    // Five times as much Chinese as US compute: the raw gap of the first quarter is below 0.
    RunPlan plan =
        plan(
            ", \"sampling\": {\"draws\": 131072}, \"constants\": {\"us_stock_2025\": 1,"
                + " \"domestic_stock_2025\": 10, \"legal_stock_2025\": 10}");
    PrecisionPilot pilot = PrecisionPilot.of(plan, 1);
    assertThat(pilot.speeds(1000)).isEmpty();
    assertThat(pilot.exponent()).isEqualTo(0.5);
  }
}
