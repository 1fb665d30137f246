package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.LocalRunner;
import org.gap2028.engine.run.RunEstimates;
import org.junit.jupiter.api.Test;

/** What is added at the end of a configuration changes no other number, to the bit. */
class AdditionTest {

  private static final String LICENSING =
      "\"licensing\": {\"distribution\": \"uniform\", \"min\": 0.3, \"max\": 0.9}";
  private static final String ZEAL =
      "\"zeal\": {\"distribution\": \"pert\", \"min\": 0, \"mode\": 0.5, \"max\": 1}";
  private static final String BEFORE =
      "\"baseline\": {}, \"licensed\": {\"levers\": {\"offshore_access\":"
          + " {\"constant\": 1, \"input\": \"licensing\", \"slope\": -1}}}";

  private static RunConfig read(String inputs, String scenarios, String events) {
    return Configurations.read(
        "\"inputs\": {"
            + inputs
            + "}, \"scenarios\": {"
            + scenarios
            + "}, \"events\": ["
            + events
            + "]",
        "sampling.draws=8192",
        "sampling.replicates=4");
  }

  private static RunEstimates run(RunConfig config) {
    CompiledPlan compiled = new CompiledPlan(config.plan());
    return new RunEstimates(compiled, new LocalRunner(1).run(compiled));
  }

  @Test
  void anInputAScenarioAndEventsAtTheEndChangeNoOtherNumber() {
    String event = "{\"name\": \"near_parity\", \"below\": 3}";
    RunConfig before = read(LICENSING, BEFORE, event);
    RunConfig after =
        read(
            LICENSING + ", " + ZEAL,
            BEFORE
                + ", \"zealous\": {\"levers\": {\"smuggling\":"
                + " {\"constant\": 1, \"input\": \"zeal\", \"slope\": -1}}}",
            event
                + ", {\"name\": \"ever\", \"below\": 3, \"ever\": true}"
                + ", {\"name\": \"under\", \"below\": 3, \"underlying\": true}");
    assertThat(after.inputs()).hasSize(before.inputs().size() + 1);
    RunEstimates few = run(before);
    RunEstimates more = run(after);
    for (int q = 0; q < 12; q++) {
      for (int s = 0; s < 2; s++) {
        for (int o = 0; o < 2; o++) {
          assertThat(more.output(s, o, q).moments()).isEqualTo(few.output(s, o, q).moments());
          for (double p : before.quantiles()) {
            assertThat(more.output(s, o, q).quantile(p)).isEqualTo(few.output(s, o, q).quantile(p));
          }
        }
        assertThat(more.events(s, q).get(0)).isEqualTo(few.events(s, q).get(0));
      }
      assertThat(more.difference(0, q).mean()).isEqualTo(few.difference(0, q).mean());
      assertThat(more.difference(0, q).quantile(0.05))
          .isEqualTo(few.difference(0, q).quantile(0.05));
    }
  }

  @Test
  void leversWrittenOutAsTheyAreTodayDifferByExactlyZero() {
    RunEstimates estimates =
        run(
            read(
                "",
                "\"baseline\": {}, \"same\": {\"levers\": {\"legal_exports\": {\"input\":"
                    + " \"legal_share\"}, \"smuggling\": 1, \"offshore\": {\"constant\": 1},"
                    + " \"offshore_access\": 1, \"domestic\": 1, \"distillation_removed\": 0.15}}",
                ""));
    for (int q = 0; q < 12; q++) {
      assertThat(estimates.difference(0, q).moments().min()).isZero();
      assertThat(estimates.difference(0, q).moments().max()).isZero();
      assertThat(estimates.difference(0, q).probabilityPositive().value()).isZero();
    }
  }

  @Test
  void twoHundredInputsAreReadAndRun() {
    StringBuilder inputs = new StringBuilder();
    StringBuilder scenarios = new StringBuilder("\"baseline\": {}");
    List<String> levers =
        List.of("smuggling", "offshore", "offshore_access", "domestic", "distillation_removed");
    for (int i = 0; i < 180; i++) {
      inputs.append(i == 0 ? "" : ", ");
      inputs.append("\"own_").append(i).append("\": {\"distribution\": \"pert\", \"min\": 0,");
      inputs.append(" \"mode\": 0.").append(i + 100).append(", \"max\": 1}");
    }
    for (int i = 0; i < 180; i += 15) {
      scenarios.append(", \"s").append(i).append("\": {\"levers\": {");
      for (int k = 0; k < 5; k++) {
        int first = i + 3 * k;
        scenarios.append(k == 0 ? "\"" : ", \"").append(levers.get(k)).append("\": {");
        scenarios.append("\"input\": \"own_").append(first).append("\", ");
        scenarios.append("\"at_least\": \"own_").append(first + 1).append("\", ");
        scenarios.append("\"at_most\": \"own_").append(first + 2).append("\"}");
      }
      scenarios.append("}}");
    }
    RunConfig config = read(inputs.toString(), scenarios.toString(), "");
    assertThat(config.inputs()).hasSize(200);
    RunEstimates estimates = run(config);
    assertThat(estimates.failedDraws()).isZero();
    assertThat(estimates.difference(11, 11).moments().sd()).isPositive();
  }

  @Test
  void observationsReachTheResolvedConfigurationAndNothingElse() {
    RunConfig without = Configurations.read("\"observations\": []");
    RunConfig with =
        Configurations.read(
            "\"observations\": [{\"date\": \"2027-03-31\", \"from\": 2, \"to\": 4.5,"
                + " \"label\": \"<b>mine</b>\", \"evidence\": [\"X-1\"]}]");
    assertThat(with.observations()).hasSize(1);
    assertThat(with.resolved().get("observations").toString())
        .contains("2027-03-31", "<b>mine</b>", "4.5", "X-1");
    assertThat(with.sha256()).isEqualTo(without.sha256());
    assertThat(without.observations()).isEmpty();
  }
}
