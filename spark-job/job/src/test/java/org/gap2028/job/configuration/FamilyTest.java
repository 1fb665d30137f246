package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.gap2028.engine.distribution.Beta;
import org.gap2028.engine.distribution.Discrete;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.Fixed;
import org.gap2028.engine.distribution.LogNormal;
import org.gap2028.engine.distribution.LogUniform;
import org.gap2028.engine.distribution.LogitNormal;
import org.gap2028.engine.distribution.Mixture;
import org.gap2028.engine.distribution.Normal;
import org.gap2028.engine.distribution.Pert;
import org.gap2028.engine.distribution.QuantileList;
import org.gap2028.engine.distribution.Triangular;
import org.gap2028.engine.distribution.Truncated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FamilyTest {

  static List<Arguments> written() {
    return List.of(
        arguments(
            "{\"distribution\": \"loguniform\", \"min\": 2, \"max\": 9}", new LogUniform(2, 9)),
        arguments(
            "{\"distribution\": \"pert\", \"min\": 2, \"mode\": 3, \"max\": 9}", new Pert(2, 3, 9)),
        arguments("{\"distribution\": \"beta\", \"alpha\": 2, \"beta\": 3}", Beta.of(2, 3)),
        arguments(
            "{\"distribution\": \"beta\", \"alpha\": 2, \"beta\": 3, \"max\": 9}",
            new Beta(2, 3, 0, 9)),
        arguments(
            "{\"distribution\": \"logitnormal\", \"p05\": 0.2, \"p95\": 0.9}",
            LogitNormal.ofQuantiles(0.2, 0.9)),
        arguments(
            "{\"distribution\": \"triangular\", \"min\": 2, \"mode\": 3, \"max\": 9}",
            new Triangular(2, 3, 9)),
        arguments(
            "{\"distribution\": \"quantiles\", \"quantiles\": [[0, 1], [0.5, 4], [1, 9]]}",
            new QuantileList(List.of(0.0, 0.5, 1.0), List.of(1.0, 4.0, 9.0))),
        arguments(
            "{\"distribution\": \"discrete\", \"values\": [6, 3], \"weights\": [1, 2]}",
            new Discrete(List.of(3.0, 6.0), List.of(2.0, 1.0))),
        arguments(
            "{\"distribution\": \"mixture\", \"weights\": [1, 2], \"components\": [{\"distribution\":"
                + " \"fixed\", \"value\": 2}, {\"distribution\": \"normal\", \"mean\": 5, \"sd\": 1,"
                + " \"truncate\": {\"min\": 0}}]}",
            new Mixture(
                List.of(1.0, 2.0),
                List.of(
                    new Fixed(2), new Truncated(new Normal(5, 1), 0, Double.POSITIVE_INFINITY)))),
        arguments(
            "{\"distribution\": \"lognormal\", \"p05\": 1, \"p95\": 4, \"truncate\": {\"min\": 1,"
                + " \"max\": 3}}",
            new Truncated(LogNormal.ofQuantiles(1, 4), 1, 3)));
  }

  @ParameterizedTest
  @MethodSource("written")
  void isReadAsItIsWritten(String written, Distribution expected) {
    RunConfig config = Configurations.read("", "inputs.initial_lead=" + written);
    assertThat(config.inputs().get(0).name()).isEqualTo("initial_lead");
    assertThat(config.inputs().get(0).distribution()).isEqualTo(expected);
  }

  static List<Arguments> wrong() {
    return List.of(
        arguments(
            "{\"distribution\": \"discrete\", \"values\": [6, 3], \"weights\": [1]}",
            "initial_lead.weights  Invalid weights: 1 (as many as values, 2)"),
        arguments(
            "{\"distribution\": \"discrete\", \"values\": [6, \"x\"], \"weights\": [1, 2]}",
            "initial_lead.values.1  Invalid values.1: \"x\" (a finite number)"),
        arguments(
            "{\"distribution\": \"quantiles\", \"quantiles\": [[0, 1], [0.9, 4]]}",
            "initial_lead.quantiles  Invalid quantiles: probabilities from 0 to 0.9 (from 0 to"
                + " 1)"),
        arguments(
            "{\"distribution\": \"fixed\", \"value\": 1, \"truncate\": {\"min\": 0}}",
            "initial_lead.truncate  Unknown field 'truncate' (known: distribution, value, unit,"
                + " description, evidence)"),
        arguments(
            "{\"distribution\": \"uniform\", \"min\": 0, \"max\": 1, \"truncate\": {\"min\": 2}}",
            "initial_lead.truncate  Invalid truncate: 2 to Infinity (the interval must have a"
                + " probability; the uniform distribution lies within 0 and 1)"),
        arguments(
            "{\"distribution\": \"normal\", \"mean\": 0, \"sd\": 1, \"truncate\": {}}",
            "initial_lead.truncate  Missing field 'min' or 'max' (an end of the interval)"),
        arguments(
            "{\"distribution\": \"mixture\", \"weights\": [1], \"components\": [{\"distribution\":"
                + " \"normal\", \"mean\": 0, \"sd\": -1}]}",
            "initial_lead.components.0.sd  Invalid sd: -1 (must be positive and finite)"),
        arguments(
            "{\"distribution\": \"lognormal\", \"mu\": 705, \"sigma\": 1}",
            "initial_lead  Cannot compile LogNormal[mu=705, sigma=1]: its value 4.79"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void isRefusedWithItsPlace(String written, String expected) {
    ConfigurationException refusal = Configurations.wrong("", "inputs.initial_lead=" + written);
    assertThat(refusal.violations()).hasSize(1);
    Violation error = refusal.violations().get(0);
    assertThat(error.path() + "  " + error.message()).startsWith("inputs." + expected);
  }
}
