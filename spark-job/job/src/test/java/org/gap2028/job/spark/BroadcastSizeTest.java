package org.gap2028.job.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.job.configuration.ConfigurationReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every executor gets of a plan, kernels not among it: they are compiled there. */
class BroadcastSizeTest {

  private static final int MOST_BYTES = 1_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"policies.json", "levers.json", "channels.json"})
  void isUnderAMegabyteBeforeAndAfterUse(String file) throws IOException {
    RunPlan plan = ConfigurationReader.read(Path.of("..", "..", "configs", file), List.of()).plan();
    CompiledPlan compiled = new CompiledPlan(plan);
    assertThat(bytes(compiled)).isBetween(1000, MOST_BYTES);
    compiled.pivot(0);
    assertThat(bytes(compiled)).isBetween(1000, MOST_BYTES);
  }

  private static int bytes(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.size();
  }
}
