package org.gap2028.job.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gap2028.engine.random.RandomPoints;
import org.gap2028.job.configuration.Assignment;
import org.gap2028.job.configuration.ConfigurationReader;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.run.RunFailedException;
import org.junit.jupiter.api.Test;

/** A configuration's two designs agree on a sound engine, and on no broken one. */
class DesignComparisonTest {

  private static RunConfig config(String more) {
    byte[] json =
        ("{\"name\": \"both\", \"model\": \"compute-gap\"" + more + "}")
            .getBytes(StandardCharsets.UTF_8);
    return ConfigurationReader.read(json, "both.json", List.of(Assignment.draws("65536")));
  }

  private static Checks compare(RunConfig config, Pipeline pipeline) {
    List<Check> checks = new DesignComparison(config, pipeline).run();
    return Checks.of(checks, config.sampling().replicates(), checks.size());
  }

  @Test
  void bothDesignsOfTheModelAgree() {
    Checks checks = compare(config(""), VerificationTest::sound);
    assertThat(checks.failed()).isEmpty();
    // 2 outputs x 3 scenarios x 12 quarters x (mean, sd, 7 quantiles), 4 events, 2 pairs x 7.
    assertThat(checks.checks()).hasSize(2 * 3 * 12 * 9 + 3 * 12 * 4 + 2 * 12 * 7);
    assertThat(checks.checks().stream().map(Check::statistic))
        .contains(
            "tighten 2028Q4 lead_months mean",
            "relax 2028Q4 lead_months p05",
            "baseline 2026Q1 compute_ratio sd",
            "tighten 2027Q4 parity_reached",
            "relax - baseline 2028Q4 probability_positive");
  }

  @Test
  void coordinatesThatAreReusedUnderSobolPointsAlone() {
    // initial_lead's coordinate serves the walk's terminal value too.
    Pipeline broken = BrokenEngines.reusedDimension(1, 0);
    Checks checks =
        compare(
            config(""),
            plan ->
                plan.points() instanceof RandomPoints
                    ? VerificationTest.sound(plan)
                    : broken.run(plan));
    assertThat(checks.failed()).isNotEmpty();
  }

  /** Half of the mass on either atom, and the median between them: either may be found. */
  @Test
  void quantilesBetweenAtomsAgree() {
    RunConfig config =
        config(
            ", \"inputs\": {\"initial_lead\": {\"distribution\": \"discrete\", \"values\": [4, 8],"
                + " \"weights\": [0.5, 0.5]}}, \"quantiles\": [0.5]");
    assertThat(compare(config, VerificationTest::sound).failed()).isEmpty();
  }

  @Test
  void aReplicateOfWhichAllDrawsFailIsSaid() {
    RunConfig config =
        config(
            ", \"inputs\": {\"algorithmic_growth\": {\"distribution\": \"fixed\", \"value\": -2}}");
    assertThatThrownBy(() -> compare(config, VerificationTest::sound))
        .isInstanceOf(RunFailedException.class)
        .hasMessageContaining("all draws of a replicate failed");
  }
}
