package org.gap2028.job.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.gap2028.job.benchmark.BenchmarkResult;
import org.gap2028.job.benchmark.PrecisionSpeed;
import org.gap2028.job.benchmark.StageTimes;

/** What a benchmark measured, as JSON and in words. */
final class BenchmarkReport {

  private BenchmarkReport() {}

  static Map<String, Object> json(BenchmarkResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ns_per_draw", result.nsPerDraw());
    json.put("ns_per_draw_one_walk_point", result.nsPerDrawOneWalkPoint());
    json.put("draws_per_second_per_core", result.drawsPerSecondPerCore());
    json.put("bytes_per_draw", result.bytesPerDraw());
    json.put("stages", stages(result.stages()));
    json.put("cores", result.cores());
    json.put("jvm", result.jvm());
    json.put("walk_points", result.walkPoints());
    json.put("error_exponent", result.errorExponent());
    json.put("precision", result.precision().stream().map(BenchmarkReport::precision).toList());
    return json;
  }

  private static Map<String, Object> stages(StageTimes stages) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("coordinates", stages.coordinates());
    json.put("inputs", stages.inputs());
    json.put("model", stages.model());
    json.put("statistics", stages.statistics());
    return json;
  }

  private static Map<String, Object> precision(PrecisionSpeed speed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("statistic", speed.statistic());
    json.put("scenario", speed.scenario());
    json.put("reference", speed.reference().orElse(null));
    json.put("event", speed.event().orElse(null));
    json.put("draws", speed.draws());
    json.put("standard_error", speed.standardError());
    json.put("seconds_to_half_standard_error", speed.secondsToHalf());
    return json;
  }

  static String text(BenchmarkResult result) {
    StageTimes stages = result.stages();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "A draw takes %.0f ns of one core, which makes %,.0f draws a second and core%n%n"
                + "  coordinates  %5.0f ns%n"
                + "  inputs       %5.0f ns%n"
                + "  model        %5.0f ns%n"
                + "  statistics   %5.0f ns%n%n"
                + "With one point of the walk a draw instead of %d: %.0f ns%n"
                + "Heap allocated: %.2f bytes a draw%n"
                + "%d cores, %s%n",
            result.nsPerDraw(),
            result.drawsPerSecondPerCore(),
            stages.coordinates(),
            stages.inputs(),
            stages.model(),
            stages.statistics(),
            result.walkPoints(),
            result.nsPerDrawOneWalkPoint(),
            result.bytesPerDraw(),
            result.cores(),
            result.jvm()));
    if (!result.precision().isEmpty()) {
      PrecisionSpeed first = result.precision().get(0);
      text.append(
          String.format(
              Locale.ROOT,
              "%nStandard errors in the last quarter with %,d draws, which take one core %.2g s;"
                  + " half of them takes about %.2g s%n"
                  + "(errors fell as draws to the power -%.2f)%n%n",
              first.draws(),
              first.draws() * result.nsPerDraw() * 1e-9,
              first.secondsToHalf(),
              result.errorExponent()));
      result
          .precision()
          .forEach(
              speed ->
                  text.append(
                      String.format(
                          Locale.ROOT, "  %-44s %.2g%n", shown(speed), speed.standardError())));
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static String shown(PrecisionSpeed speed) {
    return speed.event().orElse(speed.statistic())
        + " of "
        + speed.scenario()
        + speed.reference().map(name -> " - " + name).orElse("");
  }
}
