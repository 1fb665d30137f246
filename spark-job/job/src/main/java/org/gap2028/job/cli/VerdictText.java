package org.gap2028.job.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gap2028.job.verify.Check;
import org.gap2028.job.verify.Checks;
import org.gap2028.job.verify.Verdict;

/** A verdict as text, lines ending in line feeds. */
final class VerdictText {

  private final StringBuilder text = new StringBuilder();

  private VerdictText() {}

  static String of(Verdict verdict) {
    VerdictText verdictText = new VerdictText();
    verdictText.known(verdict.known());
    verdict.designs().ifPresent(verdictText::designs);
    verdictText.summary(verdict);
    return verdictText.text.toString();
  }

  private void known(Checks group) {
    text.append("Problems with known answers\n\n");
    table(group, List.of("design", "problem", "statistic", "exact", "estimate"));
  }

  private void designs(Checks group) {
    text.append("\nSobol' points against random points\n\n");
    table(group, List.of("", "problem", "statistic", "random", "sobol"));
  }

  private void table(Checks group, List<String> header) {
    List<List<String>> rows = new ArrayList<>();
    List<String> all = new ArrayList<>(header);
    all.addAll(List.of("standard error", "t", ""));
    rows.add(all);
    for (Check check : group.checks()) {
      rows.add(
          List.of(
              header.get(0).isEmpty() ? "" : check.design(),
              check.problem(),
              check.statistic(),
              number(check.expected()),
              number(check.estimate()),
              String.format(Locale.ROOT, "%.2g", check.standardError()),
              String.format(Locale.ROOT, "%.2f", check.t()),
              check.passes(group.limit()) ? "" : "FAILS"));
    }
    int[] widths = new int[all.size()];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String padding = " ".repeat(widths[c] - row.get(c).length());
        boolean words = c < 3 || c == widths.length - 1;
        line.append(widths[c] == 0 ? "" : "  ");
        line.append(words ? row.get(c) + padding : padding + row.get(c));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private void summary(Verdict verdict) {
    text.append('\n');
    verdict
        .groups()
        .forEach(
            group ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%d of %d checks pass: |t| at most %.2f, limit %.2f (a false alarm in any"
                            + " check: less than 1 in 10,000)\n",
                        group.checks().size() - group.failed().size(),
                        group.checks().size(),
                        group.worst(),
                        group.limit())));
    text.append(verdict.passes() ? "Verified" : "NOT verified");
    text.append(" on ").append(verdict.master()).append('\n');
  }

  private static String number(double x) {
    return String.format(Locale.ROOT, "%.8g", x);
  }
}
