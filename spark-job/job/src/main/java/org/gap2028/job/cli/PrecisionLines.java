package org.gap2028.job.cli;

import java.util.List;
import java.util.Locale;
import org.gap2028.job.run.PrecisionReached;

/** What was reached of the precision that was asked for, in lines. */
final class PrecisionLines {

  private PrecisionLines() {}

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
}
