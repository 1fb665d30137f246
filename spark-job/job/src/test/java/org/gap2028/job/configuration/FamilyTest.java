package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import org.gap2028.engine.distribution.Beta;
import org.gap2028.engine.distribution.Distribution;
import org.gap2028.engine.distribution.LogUniform;
import org.gap2028.engine.distribution.LogitNormal;
import org.gap2028.engine.distribution.Pert;
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
            LogitNormal.ofQuantiles(0.2, 0.9)));
  }

  @ParameterizedTest
  @MethodSource("written")
  void isReadAsItIsWritten(String written, Distribution expected) {
    RunConfig config = Configurations.read("", "inputs.initial_lead=" + written);
    assertThat(config.inputs().get(0).name()).isEqualTo("initial_lead");
    assertThat(config.inputs().get(0).distribution()).isEqualTo(expected);
  }
}
