package org.gap2028.job.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gap2028.job.configuration.PrecisionConfig;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.run.Checkpoints;
import org.gap2028.job.run.PrecisionReached;

/** The precision that is asked for, and what was reached of it, in lines. */
final class PrecisionLines {

  private PrecisionLines() {}

  /** What is asked for and when it is looked at; empty where no precision is asked for. */
  static String asked(RunConfig config) {
    if (config.precision().isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("Precision: half of the 95 % interval, at most\n\n");
    for (PrecisionConfig each : config.precision()) {
      text.append("  ").append(written(each.halfWidth())).append("  ");
      text.append(each.event().map(name -> "probability of " + name).orElse(each.statistic()));
      text.append(" of ").append(each.scenario().orElse("every scenario"));
      each.reference().ifPresent(name -> text.append(" - ").append(name));
      text.append(", ").append(each.quarter().orElse("2028Q4")).append('\n');
    }
    List<Long> draws = Checkpoints.draws(config);
    text.append("\n  looked at after ");
    text.append(
        draws.stream()
            .map(n -> String.format(Locale.ROOT, "%,d", n))
            .collect(Collectors.joining("; ")));
    return text.append(" draws: the run stops where all is met,\n")
        .append("  and ends with status 3 where it is not in the end\n")
        .toString();
  }

  /** A table for the summary; empty where no precision was asked for. */
  static String of(List<PrecisionReached> precision) {
    if (precision.isEmpty()) {
      return "";
    }
    int width = precision.stream().mapToInt(each -> each.statistic().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%nPrecision after %,d draws, half of the 95 %% interval%n%n  %-"
                + width
                + "s  %10s  %10s%n",
            precision.get(0).draws(),
            "",
            "asked",
            "reached"));
    for (PrecisionReached each : precision) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-" + width + "s  %10s  %10s%s%n",
              each.statistic(),
              number(each.asked()),
              number(each.halfWidth()),
              each.met() ? "" : "  missed"));
    }
    return text.toString();
  }

  /** Says what was missed and how many draws it would take. */
  static String missed(PrecisionReached each) {
    return String.format(
        Locale.ROOT,
        "Precision not reached: %s has a half-width of %s, not %s; about %.2g draws would do",
        each.statistic(),
        number(each.halfWidth()),
        number(each.asked()),
        each.drawsNeeded());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  private static String written(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
