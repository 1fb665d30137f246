package org.gap2028.job.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.RunPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The suite passes on the sound engine and catches every broken one. */
class VerificationTest {

  private static final long SEED = 1;

  static PublishedRun sound(RunPlan plan) {
    CompiledPlan compiled = new CompiledPlan(plan);
    return PublishedRun.of(compiled, new LocalRunner(2).run(compiled));
  }

  private static Checks suite(Pipeline pipeline, String problem) {
    List<Problem> problems =
        Problems.all().stream().filter(each -> each.name().equals(problem)).toList();
    List<Check> checks = new Verification(SEED, pipeline).run(problems);
    return Checks.of(checks, Problem.REPLICATES, checks.size());
  }

  @Test
  void theSoundEnginePasses() {
    List<Check> checks = new Verification(SEED, VerificationTest::sound).run();
    Checks judged = Checks.of(checks, Problem.REPLICATES, checks.size());
    assertThat(judged.failed()).isEmpty();
    assertThat(judged.checks()).hasSizeGreaterThan(500);
    // P(|T| > limit) = 1e-4/533 with 31 degrees of freedom.
    assertThat(judged.limit()).isBetween(6.5, 6.8);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        arguments("a reused dimension", BrokenEngines.reusedDimension(3, 2), "linear"),
        arguments("a reused high dimension", BrokenEngines.reusedDimension(100, 101), "many"),
        arguments("points off by one", BrokenEngines.pointsOffByOne(), "stratified"),
        arguments("coordinates off by one", BrokenEngines.coordinatesOffByOne(), "product"),
        arguments("steps of the walk off by one", BrokenEngines.stepsOffByOne(), "path"),
        arguments("unpaired scenarios", BrokenEngines.unpairedScenarios(), "paired"),
        arguments("one replicate R times", BrokenEngines.oneReplicate(), "product"),
        arguments("intervals of one replicate", BrokenEngines.intervalsOfOneReplicate(), "many"),
        arguments("averaged quantiles", BrokenEngines.averagedQuantiles(), "extremes"));
  }

  /** Each mistake is caught by the problem that is there for it, at the limit of the suite. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void aBrokenEngineIsCaught(String what, Pipeline pipeline, String problem) {
    Checks checks = suite(pipeline, problem);
    double limitOfTheWholeSuite = 6.8;
    assertThat(checks.worst()).as(what).isGreaterThan(limitOfTheWholeSuite);
  }
}
