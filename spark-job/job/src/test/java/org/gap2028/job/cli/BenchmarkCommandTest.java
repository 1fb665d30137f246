package org.gap2028.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.gap2028.job.benchmark.Benchmark;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchmarkCommandTest {

  private final StringWriter out = new StringWriter();

  private int benchmark(String... arguments) {
    // Hardly warm: what it prints is looked at, not how fast it is.
    Benchmark cold = new Benchmark(System::nanoTime, 0, 0);
    CommandLine line =
        new CommandLine(new BenchmarkCommand(cold))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(new StringWriter()));
    return line.execute(arguments);
  }

  @Test
  void printsJson() throws Exception {
    assertThat(benchmark("../../configs/quick.json", "--json")).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .contains(
            "ns_per_draw",
            "ns_per_draw_one_walk_point",
            "draws_per_second_per_core",
            "bytes_per_draw",
            "stages",
            "cores",
            "jvm",
            "precision");
    double sum = 0;
    for (String stage : List.of("coordinates", "inputs", "model", "statistics")) {
      sum += json.path("stages").path(stage).doubleValue();
    }
    assertThat(sum).isPositive();
    JsonNode first = json.path("precision").path(0);
    assertThat(first.path("statistic").textValue()).isEqualTo("mean");
    assertThat(first.path("scenario").textValue()).isEqualTo("baseline");
    assertThat(first.path("event").isNull()).isTrue();
    assertThat(first.path("standard_error").doubleValue()).isPositive();
    assertThat(first.path("seconds_to_half_standard_error").doubleValue()).isPositive();
  }

  @Test
  void printsWords() {
    assertThat(benchmark("../../configs/persistence.json")).isZero();
    assertThat(out.toString())
        .containsPattern("^A draw takes \\d+ ns of one core")
        .containsPattern("\n {2}statistics +\\d+ ns\n")
        .containsPattern("\n {2}mean of any_policy +\\S+\n")
        .containsPattern("\n {2}near_parity of any_policy +\\S+\n");
  }

  @Test
  void isACommandOfTheProgram() {
    assertThat(Main.commandLine().getSubcommands()).containsKey("benchmark");
  }
}
