package org.gap2028.job.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.RunPlan;
import org.junit.jupiter.api.Test;

/** The suite passes on the sound engine. */
class VerificationTest {

  static PublishedRun sound(RunPlan plan) {
    CompiledPlan compiled = new CompiledPlan(plan);
    return PublishedRun.of(compiled, new LocalRunner(2).run(compiled));
  }

  static Checks suite(long seed, Pipeline pipeline) {
    List<Check> checks = new Verification(seed, pipeline).run();
    return Checks.of(checks, Problem.REPLICATES, checks.size());
  }

  @Test
  void theSoundEnginePasses() {
    Checks checks = suite(1, VerificationTest::sound);
    assertThat(checks.failed()).isEmpty();
    assertThat(checks.checks()).hasSizeGreaterThan(400);
    assertThat(checks.limit()).isBetween(6.0, 7.0);
  }
}
